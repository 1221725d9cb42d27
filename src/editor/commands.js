// What buttons, keys and the slash menu do to the document.
import { lift, setBlockType, wrapIn } from 'prosemirror-commands';
import { Fragment } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, findTable, isInTable } from 'prosemirror-tables';
import { schema } from './schema.js';

const { nodes } = schema;
const within = (state, test) => { for (let d = state.selection.$from.depth; d > 0; d--) if (test(state.selection.$from.node(d))) return d; return 0; };
const isList = node => node.type.spec.group?.includes('list');

/** Whether the selection stands in a block of this type (and level). */
export function isIn(state, type, attrs = {}) {
  const chosen = state.selection.node;
  const fits = node => node.type === type && Object.entries(attrs).every(([key, value]) => node.attrs[key] === value);
  return (chosen && fits(chosen)) || within(state, fits) > 0;
}

/** A text block becomes a heading of this level, or a paragraph again when it is one already. */
export const heading = level => (state, dispatch) => setBlockType(...(isIn(state, nodes.heading, { level }) ? [nodes.paragraph] : [nodes.heading, { level }]))(state, dispatch);

/** Puts a list around the selection, changes the kind of the list one stands in, or takes it away. */
export const list = type => (state, dispatch) => {
  const depth = within(state, isList);
  if (!depth) return wrapInList(type)(state, dispatch);
  const { $from } = state.selection;
  if ($from.node(depth).type === type) return liftListItem(nodes.listItem)(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
  return true;
};

/** Puts a quote or note around the selection, or takes it away. */
export const wrap = type => (state, dispatch) => (within(state, node => node.type === type) ? lift(state, dispatch) : wrapIn(type)(state, dispatch));

/** Inserts blocks in place of the empty paragraph one stands in, or after the block one stands in; `at` overrides the place. */
export function insert(content, at = null) {
  return (state, dispatch) => {
    if (!dispatch) return true;
    const { $from } = state.selection;
    const blocks = Fragment.from(content);
    let tr = state.tr;
    let pos = at;
    if (pos === null && $from.depth === 1 && $from.parent.type === nodes.paragraph && $from.parent.content.size === 0) {
      pos = $from.before(1);
      tr = tr.replaceWith(pos, $from.after(1), blocks);
    } else {
      pos ??= $from.depth ? $from.after(1) : state.selection.to;
      tr = tr.insert(pos, blocks);
    }
    const end = pos + blocks.size;
    if (end >= tr.doc.content.size) tr = tr.insert(end, nodes.paragraph.create());
    const first = blocks.firstChild;
    tr = tr.setSelection(first.isAtom ? TextSelection.near(tr.doc.resolve(end), 1) : TextSelection.near(tr.doc.resolve(pos + 1), 1));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** A table of three columns with a header row. */
export const table = insertTable(3, 3);
function insertTable(rows, columns) {
  const row = header => nodes.row.create(null, Array.from({ length: columns }, () => nodes.cell.create({ header })));
  return (state, dispatch) => !isInTable(state) && insert(nodes.table.create(null, Array.from({ length: rows }, (_, at) => row(at === 0))))(state, dispatch);
}

/** A new column is a header where its row is one. */
export const columnAfter = (state, dispatch) => addColumnAfter(state, dispatch && (tr => {
  const { pos } = findTable(state.selection.$from);
  tr.doc.nodeAt(pos).forEach((row, offset) => {
    let headers = 0;
    row.forEach(cell => { headers += cell.attrs.header ? 1 : 0; });
    if (headers > 0 && headers === row.childCount - 1) row.forEach((cell, at) => { if (!cell.attrs.header) tr.setNodeAttribute(pos + 1 + offset + 1 + at, 'header', true); });
  });
  dispatch(tr);
}));

/** The first row becomes a header, or plain again. */
export const headerRow = (state, dispatch) => {
  const found = isInTable(state) && findTable(state.selection.$from);
  if (!found) return false;
  const row = found.node.firstChild;
  const header = !row.firstChild?.attrs.header;
  const tr = state.tr;
  row.forEach((_, at) => { tr.setNodeAttribute(found.pos + 2 + at, 'header', header); });
  dispatch?.(tr);
  return true;
};
export const tableCommands = { addRowAfter, columnAfter, headerRow, deleteRow, deleteColumn, deleteTable };

/** Moves the block at a position, or the one with the selection, past its neighbour; -1 is up. */
export const moveBlock = (way, at = null) => (state, dispatch) => {
  const { $from } = state.selection;
  const $pos = state.doc.resolve(at ?? ($from.depth ? $from.before(1) : $from.pos));
  const from = $pos.index();
  const to = from + way;
  if (to < 0 || to >= $pos.parent.childCount) return false;
  if (dispatch) {
    const node = $pos.parent.child(from);
    const neighbour = $pos.parent.child(to);
    const place = way < 0 ? $pos.pos - neighbour.nodeSize : $pos.pos + neighbour.nodeSize;
    const tr = state.tr.delete($pos.pos, $pos.pos + node.nodeSize).insert(place, node);
    const offset = state.selection.from - $pos.pos;
    tr.setSelection(node.isAtom ? NodeSelection.create(tr.doc, place) : TextSelection.near(tr.doc.resolve(place + Math.min(Math.max(offset, 1), node.nodeSize - 1))));
    dispatch(tr.scrollIntoView());
  }
  return true;
};
