// The house style, offered beside the text and never applied unasked. Looked at when the writer pauses, never while letters are composed.
import { Plugin } from 'prosemirror-state';
import { button, el, later, say } from './dom.js';
import { count } from './count.js';
import { abbreviations, own } from './housestyle.js';

const most = 8;
const rules = [
  { name: 'HintEth', find: /[ÐðƉɖ]/g, mend: found => (/[ÐƉ]/.test(found) ? 'Đ' : 'đ') },
  { name: 'HintSpaces', find: / {2,}/g, mend: () => ' ' },
  { name: 'HintPunctuation', find: / +(?=[,.;:!?…](?:[\s”")\]]|$))/g, mend: () => '' },
];

/** Every breach of some rules in a line of text: rule, place, length, what stands there and what should, and the words around it. */
export function breaches(text, known = rules) {
  return known.flatMap(rule => [...text.matchAll(rule.find)].filter(match => !rule.passes?.(text, match.index)).map(match => ({
    rule, at: match.index, length: match[0].length, found: match[0], mended: rule.mend(match[0]),
    around: text.slice(Math.max(0, match.index - 18), match.index + match[0].length + 18).trim(),
  }))).sort((one, other) => one.at - other.at);
}

/** The plugin that fills the list of hints. `fields` are the form's title, kicker and lead, `style` what the newsroom has set. */
export function hints(box, fields, t, style) {
  const known = [...rules, ...own(style)];
  return new Plugin({
    view(view) {
      const look = later(() => {
        if (view.isDestroyed) return;
        if (view.composing) { look(); return; }
        box.replaceChildren(...all(view, fields, t, style, known).slice(0, most).map(hint => line(hint, t)));
        box.hidden = !box.children.length;
      }, 600);
      for (const field of fields) field.addEventListener('input', look);
      look();
      return { update: (now, before) => { if (now.state.doc !== before.doc) look(); } };
    },
  });
}

function all(view, fields, t, style, known) {
  const found = [], short = abbreviations(style);
  const look = (text, running) => [...breaches(text, known), ...(running ? short(text) : [])];
  for (const field of fields) {
    const words = count(field.value);
    if (field.name === 'Form.Title' && words > style.titleWords) found.push({ sentence: say(t.HintTitle, words, style.titleWords), show: () => field.focus() });
    for (const breach of look(field.value, field.name === 'Form.Lead')) {
      found.push({
        sentence: say(t[breach.rule.name], breach.around, breach.found, breach.mended), show: () => { field.focus(); field.setSelectionRange(breach.at, breach.at + breach.length); },
        mend: () => { field.setRangeText(breach.mended, breach.at, breach.at + breach.length, 'end'); field.dispatchEvent(new Event('input', { bubbles: true })); },
      });
    }
  }
  view.state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return found.length < most;
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const breach of look(text, true)) {
      const from = pos + 1 + breach.at;
      found.push({
        sentence: say(t[breach.rule.name], breach.around, breach.found, breach.mended),
        mend: () => {
          const old = view.state.doc.resolve(Math.min(from, view.state.doc.content.size)).parent;
          if (old !== node) return;
          const tr = view.state.tr;
          view.dispatch(breach.mended ? tr.insertText(breach.mended, from, from + breach.length) : tr.delete(from, from + breach.length));
        },
      });
    }
    return false;
  });
  return found;
}

function line(hint, t) {
  return el('li', {}, hint.sentence, ' ', hint.mend ? button(t.Mend, hint.mend, { 'aria-label': `${t.Mend}: ${hint.sentence}` }) : button(t.Show, hint.show));
}
