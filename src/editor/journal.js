// What was typed and not yet saved, kept in this browser within a second and offered back after a crash.
import { button, el, say } from './dom.js';

/** Keeps a journal under a name. `take` gives the words as they stand, `put` brings kept words back. */
export function journal({ name, version, form, take, put, t, box }) {
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(() => store(name, { version: version(), at: Date.now(), words: take() }), 800);
  };
  keep.clear = () => { clearTimeout(timer); localStorage.removeItem(name); };
  keep.rename = id => { keep.clear(); name = name.replace(/\d+$/, id); };
  const kept = fetch(name);
  const begun = fetch(fresh(name));
  if (begun?.sent && name !== fresh(name) && Date.now() - begun.at < 120_000) localStorage.removeItem(fresh(name));
  if (form.classList.contains('unsaved')) keep(); // a refused save: the page still holds the words
  else if (kept) {
    const arrived = kept.sent && version() > kept.version;
    if (arrived || JSON.stringify(kept.words) === JSON.stringify(take())) localStorage.removeItem(name);
    else offer(kept);
  }
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    store(name, { version: version(), at: Date.now(), words: take(), sent: true });
  });
  return keep;

  function offer(old) {
    const time = new Date(old.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
    const close = () => { box.hidden = true; box.replaceChildren(); localStorage.removeItem(name); };
    box.replaceChildren(el('span', {}, say(t.Kept, time)), button(t.Restore, () => { close(); put(old.words); }), button(t.Discard, close));
    box.hidden = false;
  }
}

const fresh = name => name.replace(/\d+$/, '0');

function fetch(name) {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
}

/** A full or forbidden store loses the journal and nothing else. */
function store(name, entry) {
  try { localStorage.setItem(name, JSON.stringify(entry)); } catch { /* the words are still on the page */ }
}
