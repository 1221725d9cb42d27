// Passkeys. Without this file, or without passkeys in the browser, the password form is all there is and works alone.
(() => {
  const form = document.querySelector('form[data-passkey]');
  if (!form || !window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const domain = form.dataset.domain, host = location.hostname;
  if (host !== domain && !host.endsWith('.' + domain)) return; // a passkey belongs to one domain
  const adding = form.dataset.passkey === 'add', problem = form.querySelector('[role=alert]');
  let waiting = null, renewal = 0;
  form.hidden = false;

  async function challenge() {
    const answer = await fetch(form.dataset.challenge, { method: 'POST', body: new FormData(form), redirect: 'error' });
    if (answer.status === 403 && form.dataset.prove) { // signed in too long ago to add one
      location.assign(form.dataset.prove);
      await new Promise(() => {});
    }
    if (!answer.ok) throw new Error(`challenge: ${answer.status}`);
    const options = await answer.json();
    return adding ? PublicKeyCredential.parseCreationOptionsFromJSON(options) : PublicKeyCredential.parseRequestOptionsFromJSON(options);
  }

  async function ask(mediation) {
    waiting?.abort();
    clearTimeout(renewal);
    const own = waiting = new AbortController();
    const publicKey = await challenge();
    if (own.signal.aborted) return;
    const credential = adding
      ? await navigator.credentials.create({ publicKey, signal: own.signal })
      : await navigator.credentials.get({ publicKey, mediation, signal: own.signal });
    if (!credential || own.signal.aborted) return;
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    problem.textContent = '';
    ask('optional').catch(error => {
      if (error.name === 'AbortError') return;
      problem.textContent = form.dataset.refused;
      offer();
    });
  });

  // The name field also offers passkeys. A challenge is good for five minutes, so the offer is renewed in time.
  async function offer() {
    if (adding || form.dataset.unasked === 'no' || !await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
    ask('conditional').catch(() => {});
    renewal = setTimeout(offer, 240000);
  }
  offer();
})();
