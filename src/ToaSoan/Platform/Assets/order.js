// Puts the blocks of a list into another order by dragging, and by the up and down buttons without leaving the page. Without it the buttons
// are plain forms. The whole order is sent each time, one after the other; what the server refuses shows the page as it really is.
(() => {
  const list = document.querySelector('[data-order]'), form = document.getElementById('order'), said = document.getElementById('ordered'), frame = document.getElementById('preview');
  if (!list || !form) return;
  const items = () => [...list.children];
  let sending = Promise.resolve();

  const settle = () => items().forEach((item, index, all) => {
    const [up, down] = item.querySelectorAll('[data-move] button');
    up.disabled = index === 0;
    down.disabled = index === all.length - 1;
  });

  const send = () => {
    settle();
    const data = new FormData(form);
    items().forEach(item => data.append('ids', item.dataset.id));
    sending = sending.then(async () => {
      try {
        const answer = await fetch(form.action, { method: 'POST', body: data, redirect: 'manual' });
        if (answer.type !== 'opaqueredirect') throw new Error('refused');
        said.textContent = said.dataset.said;
        list.dataset.saved = String(Number(list.dataset.saved || 0) + 1);
        await refresh();
      } catch {
        said.textContent = said.dataset.failed;
        location.reload();
      }
    });
  };

  // A first change makes a draft, and only a new page knows its preview's address.
  const refresh = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname + location.search)).text(), 'text/html');
    const next = page.getElementById('preview');
    if (frame && next) frame.src = next.getAttribute('src');
  };

  list.addEventListener('submit', event => {
    const move = event.target.closest('[data-move]');
    if (!move || !event.submitter) return;
    event.preventDefault();
    const item = move.closest('li'), up = event.submitter.value === '-1', other = up ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (up) other.before(item); else other.after(item);
    send();
    (event.submitter.disabled ? move.querySelector('button:not(:disabled)') : event.submitter).focus();
  });

  list.addEventListener('pointerdown', event => {
    const grip = event.target.closest('.grip');
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    const item = grip.closest('li'), before = items().indexOf(item);
    item.classList.add('dragged');
    const move = at => {
      const over = items().find(other => other !== item && at.clientY >= other.getBoundingClientRect().top && at.clientY < other.getBoundingClientRect().bottom);
      if (!over) return;
      const box = over.getBoundingClientRect(), below = items().indexOf(over) > items().indexOf(item);
      if (below && at.clientY > box.top + box.height / 2) over.after(item);
      if (!below && at.clientY < box.top + box.height / 2) over.before(item);
    };
    // Listened for on the document: a moved element loses the pointer it had captured.
    const over = new AbortController();
    const end = cancelled => {
      over.abort();
      item.classList.remove('dragged');
      if (cancelled) list.insertBefore(item, items().filter(other => other !== item)[before] || null);
      else if (items().indexOf(item) !== before) send();
    };
    document.addEventListener('pointermove', move, { signal: over.signal });
    document.addEventListener('pointerup', () => end(false), { signal: over.signal });
    document.addEventListener('pointercancel', () => end(true), { signal: over.signal });
  });

  list.classList.add('draggable');
})();
