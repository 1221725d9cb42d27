// The block schema as ProseMirror sees it. src/ToaSoan/Blocks owns what a body may hold; this file says the same and nothing else.
import { Schema } from 'prosemirror-model';

const hash = /^[0-9a-f]{64}$/;
const text = { default: '', validate: 'string' };
const note = value => (value || '').replace(/\s+/g, ' ').trim().slice(0, 2000);
const line = value => (value || '').replace(/\s+/g, ' ').trim().slice(0, 1000);

/** Whether a link may stand in an article; the same rule as BlockRules.IsSafeLink. */
export function isSafeLink(href) {
  if (!href || href.length > 2048 || /[\u0000-\u001f\u007f-\u009f\\]/.test(href)) return false;
  if (href[0] === '/' || href[0] === '#') return !href.startsWith('//');
  if (!/^(https?:\/\/[^\s/?#]|mailto:\S|tel:\S)/i.test(href)) return false;
  try { return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(href).protocol); } catch { return false; }
}

/** A block without text of its own: everything it says is in its attributes, which the clipboard carries as data-…. */
function leaf(name, first, attributes) {
  const key = `data-${name}`;
  return {
    group: 'block', atom: true, draggable: true,
    attrs: Object.fromEntries(attributes.map(attribute => [attribute, text])),
    toDOM: node => ['div', Object.fromEntries([[key, node.attrs[first]], ...attributes.map(a => [`data-${a}`, node.attrs[a]])])],
    parseDOM: [{
      tag: `div[${key}]`,
      getAttrs: dom => (first === 'url' ? isSafeLink(dom.getAttribute(key)) && /^http/.test(dom.getAttribute(key)) : hash.test(dom.getAttribute(key)))
        && Object.fromEntries(attributes.map(a => [a, a === first ? dom.getAttribute(key) : line(dom.getAttribute(`data-${a}`))])),
    }],
  };
}

const number = (dom, name) => Math.min(Math.max(Number.parseInt(dom.getAttribute(name), 10) || 1, 1), 30);
const cell = header => ({ tag: header ? 'th' : 'td', getAttrs: dom => ({ header, colspan: number(dom, 'colspan'), rowspan: number(dom, 'rowspan') }) });
const mark = (tag, ...others) => ({ parseDOM: [{ tag }, ...others], toDOM: () => [tag, 0] });

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+', attrs: { schema: { default: 2 } } },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 2, validate: 'number' } },
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: level < 3 ? 2 : 3 } })),
      toDOM: node => [`h${node.attrs.level}`, 0],
    },
    bulletList: { group: 'block list', content: 'listItem+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    orderedList: {
      group: 'block list', content: 'listItem+', attrs: { start: { default: 1, validate: 'number' } },
      parseDOM: [{ tag: 'ol', getAttrs: dom => ({ start: Math.min(Math.max(Number.parseInt(dom.getAttribute('start'), 10) || 1, 0), 100000) }) }],
      toDOM: node => ['ol', node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
    },
    listItem: { content: '(paragraph | list)+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    quote: {
      group: 'block', content: '(paragraph | list)+', defining: true, attrs: { source: text },
      parseDOM: [{ tag: 'blockquote', getAttrs: dom => ({ source: line(dom.getAttribute('data-source')) }) }],
      toDOM: node => ['blockquote', { 'data-source': node.attrs.source }, 0],
    },
    note: { group: 'block', content: '(paragraph | list | heading)+', defining: true, parseDOM: [{ tag: 'aside' }], toDOM: () => ['aside', { class: 'note' }, 0] },
    figure: { ...leaf('photo', 'photo', ['photo', 'caption', 'credit', 'alt']) },
    gallery: {
      group: 'block', content: 'figure+', draggable: true, attrs: { caption: text },
      parseDOM: [{ tag: 'div[data-gallery]', getAttrs: dom => ({ caption: line(dom.getAttribute('data-gallery')) }) }],
      toDOM: node => ['div', { 'data-gallery': node.attrs.caption }, 0],
    },
    table: {
      group: 'block', content: 'row+', tableRole: 'table', isolating: true, attrs: { caption: text },
      parseDOM: [{ tag: 'table', getAttrs: dom => ({ caption: line(dom.getAttribute('data-caption')) }) }],
      toDOM: node => ['table', { 'data-caption': node.attrs.caption }, ['tbody', 0]],
    },
    row: { content: 'cell*', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
    cell: {
      content: 'inline*', tableRole: 'cell', isolating: true,
      attrs: { header: { default: false }, colspan: { default: 1 }, rowspan: { default: 1 } },
      parseDOM: [cell(true), cell(false)],
      toDOM: node => [node.attrs.header ? 'th' : 'td', spans(node.attrs), 0],
    },
    file: leaf('file', 'file', ['file', 'name', 'caption']),
    video: leaf('video', 'file', ['file', 'caption', 'credit', 'captions']),
    embed: leaf('embed', 'url', ['url', 'title']),
    text: { group: 'inline' },
    footnote: {
      group: 'inline', inline: true, atom: true, attrs: { text },
      parseDOM: [{ tag: 'sup[data-footnote]', priority: 60, getAttrs: dom => Boolean(note(dom.getAttribute('data-footnote'))) && { text: note(dom.getAttribute('data-footnote')) } }],
      toDOM: node => ['sup', { class: 'footnote-call', 'data-footnote': node.attrs.text, title: node.attrs.text }],
    },
    hardBreak: { group: 'inline', inline: true, selectable: false, linebreakReplacement: true, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  },
  marks: {
    link: {
      inclusive: false, attrs: { href: { validate: 'string' } },
      parseDOM: [{ tag: 'a[href]', getAttrs: dom => isSafeLink(dom.getAttribute('href')) && { href: dom.getAttribute('href') } }],
      toDOM: ({ attrs }) => ['a', { href: attrs.href }, 0],
    },
    bold: mark('strong', { tag: 'b' }),
    italic: mark('em', { tag: 'i' }),
    superscript: { excludes: 'superscript subscript', ...mark('sup') },
    subscript: { excludes: 'superscript subscript', ...mark('sub') },
  },
});

function spans({ colspan, rowspan }) {
  return { ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) };
}
