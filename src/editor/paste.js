// What other programs put on the clipboard becomes plain structure before ProseMirror reads it. Nothing here is ever part of the
// page: the markup is read by a parser whose document runs no script and loads no picture, and only our schema's blocks come out.
import { lists } from './wordlist.js';

/** Cleans pasted HTML; gives the HTML and how many of each thing were left out. */
export function clean(source) {
  const dropped = { styles: new Set(), images: 0, scripts: 0 };
  const html = source.normalize('NFC').replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, (_, tag) => { dropped.scripts += tag.toLowerCase() === 'script' ? 1 : 0; return ''; })
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi, tag => tag.replace(/([\s"'/])(style|on[a-z]+)\s*=/gi, '$1 data-$2='));
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  disarm(body, dropped);
  for (const image of body.querySelectorAll('img, picture, svg, video, audio, canvas')) {
    dropped.images += image.closest('picture, svg') === image || image.tagName === 'IMG' ? 1 : 0;
    image.remove();
  }
  restyle(body, dropped);
  lists(body);
  for (const cell of body.querySelectorAll('td, th')) flatten(cell);
  spaces(body);
  return { html: body.innerHTML, dropped: { styles: dropped.styles.size, images: dropped.images, scripts: dropped.scripts } };
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

/** Marks said by style become marks; fonts, sizes and colours are counted and left out. */
function restyle(body, dropped) {
  for (const element of body.querySelectorAll('[data-style], font, u, s, strike, del')) {
    const style = element.getAttribute('data-style') || '';
    for (const [, property, value] of style.matchAll(/(?:^|[;\s])(font-family|font-size|color|background-color|background)\s*:\s*([^;]+)/gi)) dropped.styles.add(`${property}:${value.trim()}`.toLowerCase());
    for (const name of ['face', 'size', 'color']) if (element.tagName === 'FONT' && element.hasAttribute(name)) dropped.styles.add(`${name}:${element.getAttribute(name)}`);
    if (/^(U|S|STRIKE|DEL)$/.test(element.tagName)) dropped.styles.add(element.tagName);
    if (/^(SPAN|FONT|A)$/.test(element.tagName)) {
      if (/font-weight\s*:\s*(bold|[6-9]00)/i.test(style)) enclose(element, 'strong');
      if (/font-style\s*:\s*italic/i.test(style)) enclose(element, 'em');
      if (/vertical-align\s*:\s*super/i.test(style)) enclose(element, 'sup');
      if (/vertical-align\s*:\s*sub/i.test(style)) enclose(element, 'sub');
    }
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
}

function spaces(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ').replace(/[\u200b\u2060\ufeff\u00ad]/g, '');
  for (const wrapper of body.querySelectorAll('b[id^="docs-internal-guid"]')) wrapper.replaceWith(...wrapper.childNodes);
  for (const br of body.querySelectorAll('br')) if (br.parentNode.querySelector(':scope > :is(p, h1, h2, h3, h4, h5, h6, ul, ol, table, div, blockquote)')) br.remove();
  for (const paragraph of body.querySelectorAll('p')) if (!paragraph.textContent.trim()) paragraph.remove();
}
