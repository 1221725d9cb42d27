// Shortcuts and what typed signs become.
import { baseKeymap, chainCommands, exitCode, selectParentNode, setBlockType, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { goToNextCell, isInTable } from 'prosemirror-tables';
import { heading, isIn, list, moveBlock, wrap } from './commands.js';
import { schema } from './schema.js';

const { nodes, marks } = schema;
const lineBreak = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create(), false).scrollIntoView());
  return true;
};
const inCell = command => (state, dispatch) => isInTable(state) && command(state, dispatch);

/** The key maps, the editor's own first. `link` opens the dialog for a link, `comment` comments on the selected words where one may. */
export function keys(link, comment) {
  return [
    keymap({
      'Mod-b': toggleMark(marks.bold), 'Mod-i': toggleMark(marks.italic), 'Mod-k': link,
      ...(comment && { 'Mod-Alt-m': comment }),
      'Mod-.': toggleMark(marks.superscript), 'Mod-,': toggleMark(marks.subscript),
      'Mod-Alt-0': setBlockType(nodes.paragraph), 'Mod-Alt-2': heading(2), 'Mod-Alt-3': heading(3),
      'Shift-Mod-7': list(nodes.orderedList), 'Shift-Mod-&': list(nodes.orderedList),
      'Shift-Mod-8': list(nodes.bulletList), 'Shift-Mod-*': list(nodes.bulletList),
      'Shift-Mod-9': wrap(nodes.quote), 'Shift-Mod-(': wrap(nodes.quote),
      'Mod-z': undo, 'Shift-Mod-z': redo, 'Mod-y': redo,
      'Alt-ArrowUp': moveBlock(-1), 'Alt-ArrowDown': moveBlock(1),
      Enter: chainCommands(inCell(lineBreak), splitListItem(nodes.listItem)),
      'Shift-Enter': chainCommands(exitCode, lineBreak), 'Mod-Enter': lineBreak,
      Tab: chainCommands(inCell(goToNextCell(1)), sinkListItem(nodes.listItem)),
      'Shift-Tab': chainCommands(inCell(goToNextCell(-1)), liftListItem(nodes.listItem)),
      Backspace: undoInputRule, Escape: selectParentNode,
    }),
    keymap(baseKeymap),
  ];
}

/** `## `, `### `, `- `, `1. `, `> ` at the start of a paragraph; never inside another kind of block, and never while letters are composed. */
export function signs() {
  const plain = rule => new InputRule(rule.match, (state, match, start, end) =>
    state.selection.$from.parent.type === nodes.paragraph && !isInTable(state) && !isIn(state, nodes.listItem) ? rule.handler(state, match, start, end) : null);
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{2,3})\s$/, nodes.heading, match => ({ level: match[1].length })),
      wrappingInputRule(/^\s*[-*•]\s$/, nodes.bulletList),
      wrappingInputRule(/^(\d{1,4})[.)]\s$/, nodes.orderedList, match => ({ start: Number(match[1]) }), (match, node) => node.childCount + node.attrs.start === Number(match[1])),
      wrappingInputRule(/^\s*>\s$/, nodes.quote),
    ].map(plain),
  });
}
