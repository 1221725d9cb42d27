// How blocks with fields look while one writes. A view touches its inputs only when a value differs, so that a word being
// composed in one is never disturbed; it holds no copy of the document.
import { button, el, icon } from './dom.js';
import { moveBlock } from './commands.js';

const icons = { up: 'M12 19V5M6 11l6-6 6 6', down: 'M12 5v14M6 13l6 6 6-6', remove: 'M6 6l12 12M18 6L6 18' };

/** Node views by block name. `texts` are the server's sentences, `photos` gives the address of a picture or undefined, `send` stores a file and gives its block. */
export function nodeViews(texts, photos, send) {
  const t = texts;
  return {
    figure: view => make(view, 'photo-block', [['caption', t.Caption], ['credit', t.Credit], ['alt', t.Alt]], { t, before: () => picture(view.node, photos, t) }),
    gallery: view => make(view, 'gallery-block', [['caption', t.GalleryCaption]], { t, content: el('div', { class: 'gallery-photos' }) }),
    quote: view => make(view, 'quote-block', [['source', t.QuoteSource]], { t, content: el('blockquote'), bare: true }),
    table: view => {
      const rows = el('tbody');
      return make(view, 'table-block', [['caption', t.TableCaption]], { t, content: rows, around: el('div', { class: 'scroll' }, el('table', {}, rows)), fieldsFirst: true });
    },
    file: view => make(view, 'file-block', [['name', t.FileName], ['caption', t.Caption]], { t, before: () => el('a', { href: `/tep/${view.node.attrs.file}` }, t.OpenFile) }),
    video: view => make(view, 'file-block', [['caption', t.Caption], ['credit', t.Credit]], { t, before: () => el('p', {}, el('a', { href: `/tep/${view.node.attrs.file}` }, t.OpenFile), ' ', captions(view, send, t)) }),
    embed: view => make(view, 'file-block', [['title', t.EmbedTitle]], { t, before: () => el('a', { href: view.node.attrs.url, rel: 'noopener', target: '_blank' }, view.node.attrs.url) }),
  };
}

/** The constructors ProseMirror asks for. */
export function constructors(texts, photos, send) {
  return Object.fromEntries(Object.entries(nodeViews(texts, photos, send)).map(([name, build]) => [name, (node, view, getPos) => build({ node, view, getPos })]));
}

function picture(node, photos, t) {
  const source = photos(node.attrs.photo);
  return el('div', { class: 'thumb' }, source
    ? el('img', { src: source, alt: node.attrs.alt || node.attrs.caption, loading: 'lazy', decoding: 'async', draggable: 'false' })
    : el('span', { class: 'photo-pending', role: 'img', 'aria-label': t.PhotoPending }));
}

/** The button that gives a video its captions: a .vtt file, stored at once. */
function captions(at, send, t) {
  const told = el('span', { class: 'wrong', role: 'alert' });
  const chosen = async event => {
    told.textContent = '';
    try {
      const block = await send(event.target.files[0], {});
      if (block.type === 'file' && /\.vtt$/i.test(block.attrs.name)) at.view.dispatch(at.view.state.tr.setNodeAttribute(at.getPos(), 'captions', block.attrs.file));
      else told.textContent = t.CaptionsWrong;
    } catch (error) {
      told.textContent = error.message;
    }
  };
  const ask = () => { if (at.view.editable) el('input', { type: 'file', accept: '.vtt,text/vtt', onchange: chosen }).click(); };
  return el('span', {}, button(at.node.attrs.captions ? t.CaptionsChange : t.Captions, ask), told);
}

function make(at, name, fields, { t, before, content, around, bare, fieldsFirst }) {
  const inputs = fields.map(([attribute, label]) => [attribute, field(at, attribute, label)]);
  const words = el('div', { class: 'fields', contenteditable: 'false' }, ...inputs.map(([, input]) => input.label));
  const lead = before?.();
  lead?.setAttribute('contenteditable', 'false');
  const body = around || content;
  const tools = bare ? null : head(at, t);
  const dom = el('div', { class: `part ${name}` }, tools, lead, ...(fieldsFirst ? [words, body] : [body, words]));
  return {
    dom, contentDOM: content,
    update(node) {
      if (node.type !== at.node.type || node.attrs.photo !== at.node.attrs.photo || node.attrs.file !== at.node.attrs.file || node.attrs.captions !== at.node.attrs.captions || node.attrs.url !== at.node.attrs.url) return false;
      at.node = node;
      for (const [attribute, { input }] of inputs) if (input.value !== node.attrs[attribute]) input.value = node.attrs[attribute];
      return true;
    },
    selectNode: () => dom.classList.add('chosen'),
    deselectNode: () => dom.classList.remove('chosen'),
    stopEvent: event => words.contains(event.target) || Boolean(lead?.contains(event.target) && event.target.closest('button')) || Boolean(tools?.contains(event.target)),
    ignoreMutation: change => change.type !== 'selection' && !content?.contains(change.target),
  };
}

function field(at, attribute, label) {
  const input = el('textarea', {
    rows: 1, maxlength: 1000,
    oninput: () => {
      const value = input.value.replace(/\n/g, ' ');
      at.view.dispatch(at.view.state.tr.setNodeAttribute(at.getPos(), attribute, value));
    },
    onkeydown: event => {
      if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
      if (event.key === 'Escape') at.view.focus();
    },
  });
  input.value = at.node.attrs[attribute];
  input.readOnly = !at.view.editable;
  return { input, label: el('label', {}, `${label} `, input) };
}

function head(at, t) {
  const run = command => () => { command(at.view, at.getPos()); at.view.focus(); };
  return el('div', { class: 'part-tools', contenteditable: 'false' },
    button(t.MoveUp, run((view, pos) => moveBlock(-1, pos)(view.state, view.dispatch)), {}, icon(icons.up)),
    button(t.MoveDown, run((view, pos) => moveBlock(1, pos)(view.state, view.dispatch)), {}, icon(icons.down)),
    button(t.Remove, run((view, pos) => view.dispatch(view.state.tr.deleteRange(pos, pos + view.state.doc.nodeAt(pos).nodeSize))), {}, icon(icons.remove)));
}
