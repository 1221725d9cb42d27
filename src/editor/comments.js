// Comments beside the text. A comment knows its passage by words alone, and the words are looked for in the text: nothing is written into it.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { later } from './dom.js';

const key = new PluginKey('comments'), longest = 300;

/** The list and the fields of the page, or null where there are none; `plugin` marks passages, `ask` comments on the selected words. */
export function comments(t) {
  const panel = document.getElementById('y-kien'), form = document.getElementById('y-kien-form');
  if (!panel || !form) return null;
  const { quote, text, replyTo } = form.elements;
  const told = panel.querySelector('[role=alert]'), replying = panel.querySelector('.replying');
  let view;
  if (text) fields();

  return {
    open: Boolean(text),
    ask(state, dispatch) {
      if (!text) return false;
      if (dispatch) {
        const { from, to } = state.selection;
        reply('', '');
        quote.value = flat(state.doc, from, to).words.trim().slice(0, longest).trim();
        text.focus();
      }
      return true;
    },
    plugin: new Plugin({
      key,
      state: {
        init: (_, state) => marked(state.doc),
        apply: (tr, old) => (tr.getMeta(key) ? marked(tr.doc) : old.map(tr.mapping, tr.doc)),
      },
      props: { decorations: state => key.getState(state) },
      view(one) {
        view = one;
        // Never while letters are composed: marks that move would break the composition.
        const look = later(() => {
          if (view.isDestroyed) return;
          if (view.composing) { look(); return; }
          refresh();
        }, 500);
        tell();
        return { update: (now, before) => { if (now.state.doc !== before.doc) look(); } };
      },
    }),
  };

  function fields() {
    // What is typed here is not the article's: its form must not hear of it.
    panel.classList.add('live');
    panel.addEventListener('input', event => event.stopPropagation());
    addEventListener('beforeunload', event => { if (text.value.trim()) event.preventDefault(); });
    panel.addEventListener('click', event => {
      const passage = event.target.closest('[data-quote]'), answer = event.target.closest('[data-reply]');
      if (passage) { event.preventDefault(); show(passage); }
      if (answer) { event.preventDefault(); reply(answer.dataset.reply, answer.closest('[data-by]').dataset.by); text.focus(); }
    });
    form.addEventListener('submit', event => { event.preventDefault(); send(event.submitter); });
  }

  function reply(id, name) {
    replyTo.value = id;
    replying.hidden = !id;
    replying.querySelector('strong').textContent = name;
    panel.querySelector('.quoted').hidden = Boolean(id);
  }

  async function send(submitter) {
    const settling = submitter?.name === 'done';
    const data = new FormData(form, submitter), sent = text.value;
    data.append('list', 'true');
    if (submitter) submitter.disabled = true;
    told.textContent = '';
    try {
      const answer = await fetch(submitter?.getAttribute('formaction') || form.getAttribute('action'), { method: 'POST', body: data });
      if (answer.status === 422) told.textContent = (await answer.json()).refused;
      else if (!answer.ok || answer.redirected) told.textContent = answer.redirected ? t.SignedOut : t.CommentNotSent;
      else {
        const list = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.comment-list');
        panel.querySelector('.comment-list').replaceWith(document.adoptNode(list));
        if (!settling && text.value === sent) { text.value = quote.value = ''; reply('', ''); }
        refresh();
      }
    } catch {
      told.textContent = t.CommentNotSent;
    }
    if (submitter) submitter.disabled = false;
  }

  function refresh() {
    view.dispatch(view.state.tr.setMeta(key, true));
    tell();
  }

  function marked(doc) {
    const quotes = [...panel.querySelectorAll('li.open [data-quote]')];
    if (!quotes.length) return DecorationSet.empty;
    const whole = flat(doc, 0, doc.content.size);
    return DecorationSet.create(doc, quotes.flatMap(({ dataset }) => {
      const found = find(whole, dataset.quote);
      return found ? [Decoration.inline(found.from, found.to, { class: 'commented' })] : [];
    }));
  }

  function tell() {
    const passages = panel.querySelectorAll('[data-quote]'), whole = passages.length && flat(view.state.doc, 0, view.state.doc.content.size);
    for (const passage of passages) {
      passage.title = t.CommentShow;
      passage.nextElementSibling.hidden = Boolean(find(whole, passage.dataset.quote));
    }
  }

  function show(passage) {
    const found = find(flat(view.state.doc, 0, view.state.doc.content.size), passage.dataset.quote);
    if (!found) return;
    const { node } = view.domAtPos(found.from);
    (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }
}

/** The words between two places in one line, and where each of their code units stands; letters taken apart, so that both ways of writing them are found. */
function flat(doc, from, to) {
  let words = '';
  const places = [];
  const space = at => { if (words && !words.endsWith(' ')) { words += ' '; places.push(at); } };
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock || node.type.name === 'hardBreak') space(pos);
    if (!node.isText) return;
    for (let at = Math.max(pos, from); at < Math.min(pos + node.nodeSize, to); at++) {
      const unit = node.text[at - pos];
      if (/\s/.test(unit)) { space(at); continue; }
      for (const part of unit.normalize('NFD')) { words += part; places.push(at); }
    }
  });
  return { words: words.normalize('NFC'), apart: words, places };
}

function find({ apart, places }, quote) {
  const words = quote.normalize('NFD').replace(/\s+/g, ' '), at = apart.indexOf(words);
  return at < 0 ? null : { from: places[at], to: places[at + words.length - 1] + 1 };
}
