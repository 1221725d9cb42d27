// Saves while one writes: soon after the last key, and every few seconds while the keys go on. What somebody else saved meanwhile is
// joined by the server and put on the page; the words on the page are the truth until the server has them.
import { el, say } from './dom.js';

const idle = 1500, longest = 5000, pauses = [2000, 4000, 8000, 15000], listening = 15_000;

/**
 * `body` gives the document as JSON, `busy` whether now is a bad moment (a photo on its way, an open composition), `put` brings joined
 * words on the page, `saved` hears that everything is saved, `begun` hears the number of a new draft.
 */
export function autosave({ form, address, t, told, people, body, busy, put, saved, begun }) {
  const version = form.elements['Form.Version'];
  const read = (from = form) => {
    const data = new FormData(from);
    data.set('Form.Body', body());
    return [...data].filter(([name, value]) => name.startsWith('Form.') && !['Form.Version', 'Form.OfficeId'].includes(name) && typeof value === 'string');
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  // As the page came: what was typed before this script was there is not saved either.
  const came = () => {
    const copy = form.cloneNode(true);
    copy.reset();
    return read(copy);
  };
  // What the server is known to hold. `exact` is false while it holds somebody else's words besides.
  let base = form.classList.contains('unsaved') ? [] : came(), exact = true, sending = false, failed = 0, timer = 0, since = 0, lost = [], waiting = null, leaving = false;

  form.addEventListener('input', () => plan());
  form.addEventListener('change', () => plan());
  form.addEventListener('submit', event => {
    if (sending) { // the page must not be sent beside a save on its way: a new draft would be begun twice
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = event.submitter;
      return;
    }
    leaving = true;
    clearTimeout(timer);
    for (const old of form.querySelectorAll('[name^="Base."]')) old.remove();
    form.append(...origin(base).map(([name, value]) => el('input', { type: 'hidden', name, value })));
  }, { capture: true });
  if (!same(read(), base)) form.dispatchEvent(new Event('input'));
  addEventListener('online', () => { failed = 0; plan(0); });
  if (people) {
    here();
    setInterval(here, listening);
    addEventListener('pagehide', () => people.address() && navigator.sendBeacon(people.address(), fields([['gone', 'true']])));
  }

  function plan(wait = idle) {
    const now = Date.now();
    since ||= now;
    clearTimeout(timer);
    timer = setTimeout(save, failed ? pauses[Math.min(failed, pauses.length) - 1] : Math.max(0, Math.min(wait, since + longest - now)));
  }

  async function save() {
    if (leaving || !form.elements['Form.Title'].value.trim()) return;
    if (sending || busy()) return plan(500);
    const sent = read();
    if (exact && same(sent, base)) { since = 0; return saved(); }
    sending = true;
    told.textContent = t.Saving;
    const key = crypto.getRandomValues(new Uint32Array(4)).join('-').slice(0, 40), names = [['Key', key], ...lost.map(name => ['Lost', name])];
    let answer;
    try {
      answer = await post([...sent, ...names, ...(exact ? [] : origin(base))]);
      if (answer.stale) answer = await post([...sent, ...names, ...origin(base)]);
    } catch {
      answer = {};
    }
    lost = answer.status ? [] : [...lost, key].slice(-50);
    sending = false;
    since = 0;
    settle(answer, sent);
    if (waiting) form.requestSubmit(waiting);
    waiting = null;
  }

  function settle(answer, sent) {
    if (!answer.version && answer.version !== 0) {
      failed++;
      told.textContent = answer.refused ? say(t.SaveRefused, answer.refused) : answer.signedOut ? t.SignedOut : t.SaveFailed;
      return plan();
    }
    failed = 0;
    if (address().endsWith('/0/tu-luu')) begun(answer.id);
    const typed = !same(read(), sent) || busy();
    [base, exact] = [sent, !answer.form];
    if (answer.form && !typed) {
      put(answer.form);
      [base, exact] = [read(), true];
    }
    version.value = exact ? answer.version : -1; // no number of a save that these words descend from
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    told.textContent = `${say(t.Autosaved, time)} ${answer.told || ''}`;
    if (typed) plan();
    else saved();
  }

  async function post(entries) {
    const answer = await fetch(address(), { method: 'POST', body: fields([...entries, ['Form.Version', version.value], ['Form.OfficeId', form.elements['Form.OfficeId'].value]]) });
    if (answer.redirected || answer.status === 403 || answer.status === 401) return { signedOut: true };
    if (![200, 422].includes(answer.status)) return {};
    return { status: answer.status, ...await answer.json() };
  }

  function origin(entries) {
    return entries.map(([name, value]) => [name.replace('Form.', 'Base.'), value]);
  }

  async function here() {
    if (document.hidden || !people.address()) return;
    try {
      const answer = await fetch(people.address(), { method: 'POST', body: fields([]) });
      if (!answer.ok || answer.redirected) return;
      const found = await answer.json();
      people.box.textContent = found.people.length ? say(t.PeopleHere, found.people.join(', ')) : '';
      people.box.hidden = !found.people.length;
      if (found.version > Number(version.value) && !sending) { exact = false; plan(0); }
    } catch { /* the next time */ }
  }

  function fields(entries) {
    const data = new FormData();
    data.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
    for (const [name, value] of entries) data.append(name, value);
    return data;
  }
}
