// What other programs put on the clipboard becomes plain structure before ProseMirror reads it. Nothing here is ever part of the
// page: the markup is read by a parser whose document runs no script and loads no picture, and only our schema's blocks come out.
import { legacy } from './legacy.js';
import { lists } from './wordlist.js';

/** Cleans pasted HTML; gives the HTML and how many of each thing were left out or read anew. `tables` are those of old fonts. */
export function clean(source, tables) {
  const dropped = { styles: new Set(), images: 0, scripts: 0, deleted: 0, decoded: 0 };
  const sheet = [...source.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)].map(([, rules]) => rules.replace(/<!--|-->/g, '')).join('\n');
  const html = source.normalize('NFC').replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, (_, tag) => { dropped.scripts += tag.toLowerCase() === 'script' ? 1 : 0; return ''; })
    .replace(/<base\b[^>]*>/gi, '').replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi, tag => tag.replace(/([\s"'/])(style|on[a-z]+)\s*=/gi, '$1 data-$2='));
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  disarm(body, dropped);
  dropped.decoded = legacy(body, sheet, tables);
  notes(body, dropped);
  for (const image of body.querySelectorAll('img, picture, svg, video, audio, canvas')) {
    dropped.images += image.closest('picture, svg') === image || image.tagName === 'IMG' ? 1 : 0;
    image.remove();
  }
  restyle(body, dropped);
  lists(body);
  for (const table of body.querySelectorAll('table')) head(table);
  for (const cell of body.querySelectorAll('td, th')) flatten(cell);
  spaces(body);
  return { html: body.innerHTML, dropped: { ...dropped, styles: dropped.styles.size } };
}

function disarm(body, dropped) {
  for (const element of body.querySelectorAll('script, iframe, object, embed, applet, form, input, button, select, textarea, template, noscript, link, meta, base, math')) {
    if (/^(script|iframe|object|embed|applet)$/i.test(element.tagName)) dropped.scripts++;
    if (/^(form)$/i.test(element.tagName)) element.replaceWith(...element.childNodes);
    else element.remove();
  }
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const code = /^(data-)?on/i.test(name) || /^[\s\u0000-\u001f]*(javascript|vbscript):/i.test(value);
      if (code) {
        dropped.scripts++;
        element.removeAttribute(name);
      }
    }
  }
}

/** What Word says beside the text: deleted words and comments go, and a link within the other document is no link here. */
function notes(body, dropped) {
  for (const deleted of body.querySelectorAll('del')) {
    dropped.deleted += deleted.textContent.trim() ? 1 : 0;
    deleted.remove();
  }
  for (const comment of body.querySelectorAll('.MsoCommentReference, .msocomanchor, .msocomtxt, .MsoCommentText, [data-style*="comment-list"]')) comment.remove();
  for (const inner of body.querySelectorAll('a[href^="#"]')) inner.removeAttribute('href');
}

/** A table's name becomes an attribute, and the cells of its head are headers. */
function head(table) {
  if (table.caption) {
    table.setAttribute('data-caption', table.caption.textContent);
    table.caption.remove();
  }
  for (const cell of table.tHead?.querySelectorAll('td') || []) {
    const header = cell.ownerDocument.createElement('th');
    for (const { name, value } of cell.attributes) header.setAttribute(name, value);
    header.append(...cell.childNodes);
    cell.replaceWith(header);
  }
}

// Only the property of that name: Word adds its own beside it (mso-bidi-font-weight).
const says = (style, property, value) => new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*(?:${value})`, 'i').test(style);

/** Marks said by style become marks; fonts, sizes and colours are counted and left out. */
function restyle(body, dropped) {
  for (const element of body.querySelectorAll('[data-style], font, u, s, strike')) {
    const style = element.getAttribute('data-style') || '';
    for (const [, property, value] of style.matchAll(/(?:^|[;\s])(font-family|font-size|color|background-color|background)\s*:\s*([^;]+)/gi)) dropped.styles.add(`${property}:${value.trim()}`.toLowerCase());
    for (const name of ['face', 'size', 'color']) if (element.tagName === 'FONT' && element.hasAttribute(name)) dropped.styles.add(`${name}:${element.getAttribute(name)}`);
    if (/^(U|S|STRIKE)$/.test(element.tagName)) dropped.styles.add(element.tagName);
    if (/^(SPAN|FONT|A|TD|TH)$/.test(element.tagName)) {
      if (says(style, 'font-weight', 'bold|[6-9]00')) enclose(element, 'strong');
      if (says(style, 'font-style', 'italic')) enclose(element, 'em');
      if (says(style, 'vertical-align', 'super')) enclose(element, 'sup');
      if (says(style, 'vertical-align', 'sub\\b')) enclose(element, 'sub');
    }
    if (element.tagName === 'B' && says(style, 'font-weight', 'normal|400')) element.replaceWith(...element.childNodes);
    if (element.tagName === 'I' && says(style, 'font-style', 'normal')) element.replaceWith(...element.childNodes);
  }
}

function enclose(element, tag) {
  const mark = element.ownerDocument.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
}

/** A cell holds one run of text: its paragraphs and list items become lines. */
function flatten(cell) {
  for (const inner of cell.querySelectorAll('table, tbody, thead, tr, ul, ol')) inner.replaceWith(...inner.childNodes);
  for (let block; (block = cell.querySelector('p, div, li, h1, h2, h3, h4, h5, h6, td, th, blockquote'));) {
    const follows = block.nextSibling && cell.textContent.trim() && (block.nextElementSibling || block.nextSibling.textContent.trim());
    block.replaceWith(...block.childNodes, ...(follows ? [cell.ownerDocument.createElement('br')] : []));
  }
  for (let last; (last = cell.lastChild) && (last.nodeName === 'BR' || (last.nodeType === 3 && !last.data.trim()));) last.remove();
}

function spaces(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f\u200b\u2060\ufeff\u00ad]/g, '');
  for (const wrapper of body.querySelectorAll('b[id^="docs-internal-guid"]')) wrapper.replaceWith(...wrapper.childNodes);
  for (const br of body.querySelectorAll('br')) if (br.parentNode.querySelector(':scope > :is(p, h1, h2, h3, h4, h5, h6, ul, ol, table, div, blockquote)')) br.remove();
  for (const paragraph of body.querySelectorAll('p')) if (!paragraph.textContent.trim()) paragraph.remove();
}
