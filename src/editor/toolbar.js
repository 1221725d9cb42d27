// The bar above the text: one tab stop, arrows move inside it, every button says its name.
import { setBlockType, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { isInTable } from 'prosemirror-tables';
import { Plugin } from 'prosemirror-state';
import { heading, isIn, list, table, tableCommands, wrap } from './commands.js';
import { button, el, icon } from './dom.js';
import { schema } from './schema.js';

const { nodes, marks } = schema;
const strokes = {
  bold: 'M7 5h6a3.5 3.5 0 010 7H7zM7 12h7a3.5 3.5 0 010 7H7z', italic: 'M10 5h8M6 19h8M14 5l-4 14', link: 'M10 14a4 4 0 006 0l3-3a4 4 0 00-6-6l-1 1M14 10a4 4 0 00-6 0l-3 3a4 4 0 006 6l1-1',
  bullets: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01', numbers: 'M10 6h10M10 12h10M10 18h10M4 4l1.5-.8V9M3.5 15.5c.5-1.5 3-1.2 2.5.5L3.5 19H6',
  footnote: 'M5 7h6M8 7v11M15 10l2-1.500V15M15 15h4',
  quote: 'M5 15a3 3 0 106 0V9H5v6h3M14 15a3 3 0 106 0V9h-6v6h3', note: 'M4 5h16v14H4zM8 9h8M8 13h5', table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M12 5v14',
  photo: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 4M15.500 9h.01', gallery: 'M8 4h12v12H8zM4 8v12h12M8 13l3-3 3 3 2-2 4 3', library: 'M3 5h7l2 2h9v12H3zM6 16l3-3 2.500 2.500 2-2 3 2.500', file: 'M13 3v5h5M18 8v13H6V3h7z',
  card: 'M3 7h18v10H3zM7 12h6M16 12h2', undo: 'M9 7l-4 4 4 4M5 11h9a5 5 0 010 10h-3', comment: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5', redo: 'M15 7l4 4-4 4M19 11h-9a5 5 0 000 10h3', h2: 'M4 6v12M12 6v12M4 12h8M16 9.500c.5-2.500 4.500-2.300 4 .5L16 18h4.500',
  h3: 'M4 6v12M12 6v12M4 12h8M16 8h4l-2.500 3.500c4 .3 3.500 6.500-1.500 5.500',
};

/** Everything that can be put into an article, for the bar and for the slash menu. */
export function acts(t, { link, embed, footnote, pick, library, comment }) {
  return [
    [
      { name: 'bold', label: t.Bold, key: 'B', run: toggleMark(marks.bold), on: state => carries(state, marks.bold) },
      { name: 'italic', label: t.Italic, key: 'I', run: toggleMark(marks.italic), on: state => carries(state, marks.italic) },
      { name: 'link', label: t.Link, key: 'K', run: link, on: state => carries(state, marks.link) },
      { name: 'footnote', label: t.Footnote, stays: true, menu: true, run: footnote, on: state => state.selection.node?.type === nodes.footnote },
    ],
    [
      { name: 'h2', label: t.Heading2, key: 'Alt+2', menu: true, run: heading(2), on: state => isIn(state, nodes.heading, { level: 2 }) },
      { name: 'h3', label: t.Heading3, key: 'Alt+3', menu: true, run: heading(3), on: state => isIn(state, nodes.heading, { level: 3 }) },
      { name: 'bullets', label: t.BulletList, key: 'Shift+8', menu: true, run: list(nodes.bulletList), on: state => isIn(state, nodes.bulletList) },
      { name: 'numbers', label: t.NumberedList, key: 'Shift+7', menu: true, run: list(nodes.orderedList), on: state => isIn(state, nodes.orderedList) },
      { name: 'quote', label: t.Quote, key: 'Shift+9', menu: true, run: wrap(nodes.quote), on: state => isIn(state, nodes.quote) },
      { name: 'note', label: t.Note, menu: true, run: wrap(nodes.note), on: state => isIn(state, nodes.note) },
    ],
    [
      { name: 'photo', label: t.Photo, words: true, menu: true, run: pick({ accept: 'image/jpeg,image/png,image/webp,image/avif' }) },
      { name: 'gallery', label: t.Gallery, words: true, menu: true, run: pick({ accept: 'image/jpeg,image/png,image/webp,image/avif', gallery: true }) },
      { name: 'library', label: t.Library, words: true, menu: true, run: library },
      { name: 'table', label: t.Table, words: true, menu: true, run: table },
      { name: 'file', label: t.File, words: true, menu: true, run: pick({ accept: '' }) },
      { name: 'card', label: t.Embed, words: true, menu: true, run: embed },
    ],
    [
      { name: 'undo', label: t.Undo, key: 'Z', run: undo },
      { name: 'redo', label: t.Redo, key: 'Shift+Z', run: redo },
    ],
    ...(comment ? [[{ name: 'comment', label: t.Comment, key: 'Alt+M', stays: true, run: comment }]] : []),
  ];
}

/** The slash menu's first line: plain text. */
export const paragraph = t => ({ name: 'paragraph', label: t.Paragraph, run: setBlockType(nodes.paragraph) });

const carries = (state, type) => {
  const { from, to, empty, $from } = state.selection;
  return Boolean(empty ? type.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, type));
};

/** The plugin that keeps the bar's buttons in step with the text. */
export function toolbar(groups, t, bar) {
  let items = [];
  const tableTools = el('div', { class: 'group table-tools', hidden: true });
  return new Plugin({
    view(view) {
      const mod = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl+';
      const make = act => {
        const press = () => { if (!act.stays) view.focus(); act.run(view.state, view.dispatch, view); };
        const hint = act.key ? `${act.label} (${mod}${act.key})` : act.label;
        const dom = button(act.label, press, { class: act.words ? 'with-words' : '', title: hint, ...(act.on && { 'aria-pressed': 'false' }) }, icon(strokes[act.name]), ...(act.words ? [el('span', {}, act.label)] : []));
        return { act, dom };
      };
      for (const group of groups) {
        const made = group.map(make);
        items.push(...made);
        bar.append(el('div', { class: 'group' }, ...made.map(item => item.dom)));
      }
      for (const [name, run] of Object.entries(tableCommands)) {
        const dom = button(t[name[0].toUpperCase() + name.slice(1)], () => { run(view.state, view.dispatch); view.focus(); });
        tableTools.append(dom);
        items.push({ act: { run }, dom });
      }
      bar.append(tableTools);
      rove(bar);
      const update = () => {
        tableTools.hidden = !isInTable(view.state);
        for (const { act, dom } of items) if (act.on) set(dom, 'aria-pressed', String(act.on(view.state)));
      };
      update();
      return { update };
    },
  });
}

const set = (dom, name, value) => { if (dom.getAttribute(name) !== value) dom.setAttribute(name, value); };

/** One tab stop for the whole bar. */
function rove(bar) {
  const shown = () => [...bar.querySelectorAll('button')].filter(one => one.offsetParent);
  const stop = one => bar.querySelectorAll('button').forEach(other => { other.tabIndex = other === one ? 0 : -1; });
  stop(bar.querySelector('button'));
  bar.addEventListener('keydown', event => {
    const all = shown();
    const at = all.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    const target = all[(next + all.length) % all.length];
    stop(target);
    target.focus();
  });
}
