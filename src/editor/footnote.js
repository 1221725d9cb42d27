// Footnotes: a mark in the text that carries its words. The dialog writes a new one at the caret, or changes the one that is chosen.
import { el } from './dom.js';
import { schema } from './schema.js';

/** The command that asks for the words. */
export const footnote = texts => (state, dispatch, view) => {
  const { $from, node } = state.selection;
  const old = node?.type === schema.nodes.footnote ? node : null;
  if (!old && !$from.parent.inlineContent) return false;
  if (!dispatch || !view) return true;
  ask(texts, old?.attrs.text || '').then(words => {
    view.focus();
    if (words === null) return;
    const tr = view.state.tr;
    if (old && !words) tr.deleteSelection();
    else if (old) tr.setNodeAttribute(view.state.selection.from, 'text', words);
    else if (words) tr.insert(view.state.selection.to, schema.nodes.footnote.create({ text: words }));
    view.dispatch(tr.scrollIntoView());
  });
  return true;
};

function ask(t, words) {
  return new Promise(resolve => {
    let answer = null;
    const field = el('textarea', { rows: 4, maxlength: 2000, required: true });
    field.value = words;
    const form = el('form', {
      onsubmit: event => {
        event.preventDefault();
        answer = field.value.replace(/\s+/g, ' ').trim();
        if (answer) dialog.close();
      },
    },
    el('h2', { id: 'editor-footnote' }, t.Footnote), el('label', {}, `${t.FootnoteWords} `, field),
    el('p', { class: 'dialog-acts' }, el('button', { class: 'primary' }, t.Apply),
      words ? el('button', { type: 'button', onclick: () => { answer = ''; dialog.close(); } }, t.FootnoteRemove) : null,
      el('button', { type: 'button', onclick: () => dialog.close() }, t.Cancel)));
    const dialog = el('dialog', { class: 'editor-dialog', 'aria-labelledby': 'editor-footnote', onclose: () => { dialog.remove(); resolve(answer); } }, form);
    document.body.append(dialog);
    dialog.showModal();
  });
}
