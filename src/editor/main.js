// The editor takes the place of the plain form's block fields. What it sends is the form's hidden field, written when the form is sent.
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { autosave } from './autosave.js';
import { become } from './become.js';
import { read, write } from './body.js';
import { comments } from './comments.js';
import { counter } from './count.js';
import { embed, link } from './dialog.js';
import { el, later, say } from './dom.js';
import { footnote } from './footnote.js';
import { hints } from './hints.js';
import { journal } from './journal.js';
import { keys, signs } from './keys.js';
import { leadPhotos } from './leadphoto.js';
import { library } from './library.js';
import { clean } from './paste.js';
import { slash } from './slash.js';
import { acts, paragraph, toolbar } from './toolbar.js';
import { Uploads } from './upload.js';
import { constructors } from './views.js';

const field = document.getElementById('editor-body');
const plain = document.getElementById('plain-body');
const doc = field && plain && readable(field.value);
if (doc && !touched(plain)) start(field.form, doc);

/** Whether somebody has begun to write in the plain fields, which are there before this script: then they stay, and with them every word. */
function touched(fields) {
  return [...fields.querySelectorAll('input, textarea')].some(one => one.type === 'file' ? one.files.length > 0 : one.value !== one.defaultValue);
}

/** The document, or null: then the plain fields stay, and with them every word. */
function readable(json) {
  try { return read(json); } catch { return null; }
}

function start(form, body) {
  const t = JSON.parse(field.dataset.texts);
  const pictures = JSON.parse(field.dataset.photos);
  const style = JSON.parse(field.dataset.style);
  const fonts = JSON.parse(field.dataset.fonts);
  const uploads = new Uploads({ address: field.dataset.upload, token: form.elements.__RequestVerificationToken.value, texts: t });
  const photos = hash => uploads.pictures.get(hash) || pictures[hash];
  const parts = {
    bar: el('div', { class: 'toolbar', role: 'toolbar', 'aria-label': t.Toolbar }), frame: el('div', { class: 'frame' }),
    kept: el('p', { class: 'kept', role: 'status', hidden: true }), people: el('p', { class: 'people', role: 'status', hidden: true }), told: el('p', { class: 'told', role: 'status' }),
    saving: el('p', { class: 'saving', role: 'status' }), counted: el('p', { class: 'counted' }), hinted: el('ul', { class: 'hints', 'aria-label': t.Hints, hidden: true }),
  };
  const box = el('div', { class: 'writing' }, parts.kept, parts.people, parts.bar, parts.frame, el('div', { class: 'foot' }, parts.saving, parts.told, parts.counted), parts.hinted);
  plain.replaceWith(box);
  field.disabled = false;

  const lines = ['Form.Title', 'Form.Kicker', 'Form.Lead'].map(name => form.elements[name]);
  const talk = comments(t);
  const groups = acts(t, { link: link(t), embed: embed(t), footnote: footnote(t), pick, library: library(t, field.dataset.library, uploads.pictures), comment: talk?.open && talk.ask });
  const changed = () => field.dispatchEvent(new Event('input', { bubbles: true }));
  const view = new EditorView({ mount: parts.frame.appendChild(el('div')) }, {
    state: fresh(body), nodeViews: constructors(t, photos, (file, bar) => uploads.send(file, bar)),
    editable: () => !field.readOnly,
    handleDoubleClickOn: (at, pos, node) => node.type.name === 'footnote' && footnote(t)(at.state, at.dispatch, at),
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': t.Body, class: 'body', lang: 'vi', spellcheck: 'false' },
    // The browser tells of a moved caret after the key that moved it; the next key may come before that and would act where the caret was.
    handleDOMEvents: { keydown: view => { if (!view.composing) view.domObserver.flush(); return false; } },
    transformPastedHTML: html => {
      const result = clean(html, fonts);
      tell(result.dropped);
      return result.html;
    },
    transformPastedText: text => text.normalize('NFC'),
    dispatchTransaction(tr) {
      this.updateState(this.state.apply(tr));
      if (tr.docChanged) changed();
    },
  });

  const keep = journal({
    name: field.dataset.journal, version: () => Number(form.elements['Form.Version'].value), form, t, box: parts.kept,
    take: () => [write(view.state.doc), ...lines.map(one => one.value)],
    put: ([json, ...values]) => {
      const kept = readable(json);
      if (kept) view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, kept.content));
      lines.forEach((one, at) => { one.value = values[at]; });
      changed();
    },
  });
  form.addEventListener('input', keep);
  const path = () => form.getAttribute('action').replace(/moi$/, '0');
  if (field.dataset.autosave) {
    autosave({
      form, t, told: parts.saving, address: () => `${path()}/${field.dataset.autosave}`, people: { box: parts.people, address: () => path().endsWith('/0') ? null : `${path()}/co-mat` },
      body: () => write(view.state.doc), busy: () => uploads.open > 0 || view.composing,
      saved: () => { keep.clear(); form.dispatchEvent(new Event('saved')); },
      begun: id => {
        const old = form.getAttribute('action'), now = old.replace(/moi$/, id);
        form.setAttribute('action', now);
        for (const one of form.querySelectorAll('[formaction]')) { one.setAttribute('formaction', one.getAttribute('formaction').replace(old, now)); one.disabled = false; }
        form.elements['Form.OfficeId'].disabled = true;
        window.history.replaceState(null, '', now);
        keep.rename(id);
      },
      put: ({ Body, Topics, ...values }) => {
        become(view, read(Body));
        for (const [name, value] of Object.entries(values)) form.elements[`Form.${name}`].value = value ?? '';
        for (const one of form.querySelectorAll('[name="Form.Topics"]')) one.checked = Topics.includes(one.value);
      },
    });
  }
  form.addEventListener('submit', event => {
    if (uploads.open) {
      event.preventDefault();
      event.stopImmediatePropagation();
      parts.told.textContent = t.StillSending;
    }
    field.value = write(view.state.doc);
  }, { capture: true });
  for (const kind of ['dragover', 'drop']) addEventListener(kind, event => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); });

  function fresh(content) {
    return EditorState.create({
      doc: content,
      plugins: [
        signs(), slash([paragraph(t), ...groups.flat().filter(act => act.menu)], t), ...keys(link(t), talk?.open && talk.ask), history(), dropCursor({ class: 'drop-cursor', color: false, width: 3 }), gapCursor(), tableEditing(),
        uploads.plugin, toolbar(groups, t, parts.bar), counter(parts.counted, t), hints(parts.hinted, lines, t, style), leadPhotos(form.elements['Form.LeadPhoto'], t), ...(talk ? [talk.plugin] : []),
      ],
    });
  }

  function pick({ accept, gallery }) {
    return (state, dispatch) => {
      if (dispatch) el('input', { type: 'file', accept, multiple: true, onchange: event => uploads.add(view, event.target.files, { gallery }) }).click();
      return true;
    };
  }

  function tell({ styles, images, scripts, deleted, decoded }) {
    const parted = [[styles, t.DroppedStyles], [images, t.DroppedImages], [scripts, t.DroppedScripts], [deleted, t.DroppedDeleted]].filter(([n]) => n).map(([n, words]) => say(words, n));
    const sentences = [parted.length && say(t.Dropped, parted.join(', ')), decoded && say(t.Decoded, decoded)].filter(Boolean);
    parts.told.textContent = sentences.join(' ');
    if (sentences.length) later(() => { parts.told.textContent = ''; }, 30_000)();
  }
}
