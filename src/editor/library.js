// The photo library beside the text: found by words, chosen by a press, put in with the words the library has for it.
import { Fragment } from 'prosemirror-model';
import { insert } from './commands.js';
import { button, el, later, say } from './dom.js';
import { schema } from './schema.js';

/** The command that opens the library; `pictures` learns where each chosen photo's picture is. */
export const library = (t, address, pictures) => (state, dispatch, view) => {
  if (dispatch && view) {
    choose(t, address).then(({ photos, gallery }) => {
      view.focus();
      if (!photos.length) return;
      for (const { block, picture } of photos) if (picture) pictures.set(block.attrs.photo, picture);
      const figures = photos.map(photo => schema.nodeFromJSON(photo.block));
      insert(gallery ? schema.nodes.gallery.create(null, figures) : Fragment.from(figures))(view.state, view.dispatch);
    });
  }
  return true;
};

/** Shows the library; gives the photos in the order they were chosen, none when it was closed. */
function choose(t, address) {
  return new Promise(resolve => {
    let [photos, answer, before, asked] = [[], { photos: [], gallery: false }, null, 0];
    const words = el('input', { type: 'search', maxlength: 200, autocomplete: 'off', oninput: later(() => fetchPage(true), 250) });
    const [count, grid] = [el('p', { role: 'status' }), el('ul', { class: 'choose' })];
    const more = button(t.LibraryMore, () => fetchPage(false), { hidden: true });
    const put = gallery => () => { answer = { photos, gallery }; dialog.close(); };
    const one = button(t.InsertPhotos, put(false), { class: 'primary', disabled: true });
    const many = button(t.InsertGallery, put(true), { disabled: true });
    const dialog = el('dialog', { class: 'editor-dialog library-dialog', 'aria-labelledby': 'editor-dialog', onclose: () => { dialog.remove(); resolve(answer); } },
      el('form', { onsubmit: event => { event.preventDefault(); fetchPage(true); } },
        el('h2', { id: 'editor-dialog' }, t.Library), el('label', {}, `${t.LibrarySearch} `, words), count, el('div', { class: 'choose-scroll', tabindex: 0, role: 'group', 'aria-label': t.Library }, grid, more),
        el('p', { class: 'dialog-acts' }, one, many, button(t.Cancel, () => dialog.close()))));
    document.body.append(dialog);
    dialog.showModal();
    fetchPage(true);

    function line(photo) {
      const name = photo.block.attrs.caption || photo.name;
      const chosen = () => photos.findIndex(other => other.block.attrs.photo === photo.block.attrs.photo);
      const pick = button(name, () => {
        photos = chosen() < 0 ? [...photos, photo] : photos.toSpliced(chosen(), 1);
        pick.setAttribute('aria-pressed', String(chosen() >= 0));
        one.disabled = photos.length < 1;
        many.disabled = photos.length < 2;
      }, { 'aria-pressed': String(chosen() >= 0) },
      photo.picture ? el('img', { src: photo.picture, alt: '', loading: 'lazy', decoding: 'async' }) : el('span', { class: 'photo-pending' }),
      el('span', { class: 'words' }, name), photo.ended ? el('strong', { class: 'flaw' }, t.LibraryEnded) : null);
      return el('li', {}, pick);
    }

    async function fetchPage(anew) {
      const mine = ++asked;
      const query = new URLSearchParams({ q: words.value, before: (!anew && before) || '' });
      let page = null;
      try {
        const sent = await fetch(`${address}?${query}`, { headers: { accept: 'application/json' }, redirect: 'error' });
        page = sent.ok && await sent.json();
      } catch { /* told below */ }
      if (mine !== asked) return;
      if (!page) {
        count.textContent = t.LibraryFailed;
        return;
      }
      if (anew) grid.replaceChildren();
      grid.append(...page.photos.map(line));
      count.textContent = page.total ? say(t.LibraryFound, page.total) : t.LibraryNone;
      before = page.before;
      more.hidden = !before;
    }
  });
}
