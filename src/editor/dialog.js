// The small dialog for an address, with the check the server makes as well.
import { el } from './dom.js';
import { insert } from './commands.js';
import { isSafeLink, schema } from './schema.js';

/** Asks for an address and, when `withTitle`, a title; gives null when cancelled and href "" when the link is to go. */
export function ask(texts, { href = '', withTitle = false, webOnly = false, heading }) {
  return new Promise(resolve => {
    const address = el('input', { type: 'text', inputmode: 'url', autocomplete: 'off', spellcheck: 'false', required: true });
    const title = el('input', { type: 'text', maxlength: 1000 });
    const wrong = el('p', { class: 'wrong', role: 'alert' });
    let answer = null;
    const form = el('form', {
      onsubmit: event => {
        event.preventDefault();
        const typed = complete(address.value.trim());
        if (!isSafeLink(typed) || (webOnly && !/^https?:/i.test(typed))) {
          wrong.textContent = webOnly ? texts.EmbedWrong : texts.LinkWrong;
          address.setAttribute('aria-invalid', 'true');
          address.focus();
          return;
        }
        answer = { href: typed, title: title.value.trim() };
        dialog.close();
      },
    },
    el('h2', { id: 'editor-dialog' }, heading), el('label', {}, `${texts.LinkAddress} `, address), withTitle ? el('label', {}, `${texts.EmbedTitle} `, title) : null, wrong,
    el('p', { class: 'dialog-acts' }, el('button', { class: 'primary' }, texts.Apply),
      href ? el('button', { type: 'button', onclick: () => { answer = { href: '' }; dialog.close(); } }, texts.RemoveLink) : null,
      el('button', { type: 'button', onclick: () => dialog.close() }, texts.Cancel)));
    const dialog = el('dialog', { class: 'editor-dialog', 'aria-labelledby': 'editor-dialog', onclose: () => { dialog.remove(); resolve(answer); } }, form);
    address.value = href;
    document.body.append(dialog);
    dialog.showModal();
    address.select();
  });
}

const complete = typed => (/^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(typed) ? `https://${typed}` : /^[^\s/@:]+@[^\s/@]+\.[^\s/@]+$/.test(typed) ? `mailto:${typed}` : typed);

/** The command that links the selected words, or changes the link one stands in. */
export const link = texts => (state, dispatch, view) => {
  const type = schema.marks.link;
  const range = reach(state, type);
  if (!range) return false;
  if (!dispatch || !view) return true;
  ask(texts, { href: range.href, heading: texts.Link }).then(answer => {
    view.focus();
    if (!answer) return;
    const tr = view.state.tr.removeMark(range.from, range.to, type);
    view.dispatch(answer.href ? tr.addMark(range.from, range.to, type.create({ href: answer.href })) : tr);
  });
  return true;
};

/** The selected words, or the whole of the link around the caret. */
function reach(state, type) {
  const { from, to, empty, $from } = state.selection;
  const carries = node => node && type.isInSet(node.marks);
  const mark = carries($from.nodeAfter) || (empty && carries($from.nodeBefore));
  if (!empty) return $from.parent.inlineContent ? { from, to, href: mark ? mark.attrs.href : '' } : null;
  if (!mark) return null;
  let [start, end, pos] = [-1, -1, $from.start()];
  $from.parent.forEach(node => {
    if (mark.isInSet(node.marks)) {
      if (start < 0 || end !== pos) start = end >= from ? start : pos;
      if (end < from || end === pos) end = pos + node.nodeSize;
    }
    pos += node.nodeSize;
  });
  return { from: start, to: end, href: mark.attrs.href };
}

/** The command that inserts a link card. */
export const embed = texts => (state, dispatch, view) => {
  if (dispatch && view) {
    ask(texts, { heading: texts.Embed, withTitle: true, webOnly: true }).then(answer => {
      view.focus();
      if (answer) insert(schema.nodes.embed.create({ url: answer.href, title: answer.title }))(view.state, view.dispatch);
    });
  }
  return true;
};
