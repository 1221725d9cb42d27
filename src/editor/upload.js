// Photos and files on their way to the server. A line with the progress stands where the block will stand; a refusal is told there.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { button, el, say } from './dom.js';
import { insert } from './commands.js';
import { schema } from './schema.js';

const key = new PluginKey('uploads');

export class Uploads {
  constructor({ address, token, texts }) {
    Object.assign(this, { address, token, texts, pictures: new Map(), queue: Promise.resolve(), open: 0 });
    this.plugin = new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, set) {
          set = set.map(tr.mapping, tr.doc);
          const { add, remove } = tr.getMeta(key) || {};
          if (add) set = set.add(tr.doc, [Decoration.widget(add.pos, add.dom, { id: add.dom, side: 1, stopEvent: () => true, ignoreSelection: true })]);
          return remove ? set.remove(set.find(undefined, undefined, spec => spec.id === remove)) : set;
        },
      },
      props: {
        decorations(state) { return key.getState(state); },
        handleDOMEvents: { drop: (view, event) => this.drop(view, event) },
        handlePaste: (view, event) => this.paste(view, event),
      },
    });
  }

  /** Sends files one after the other to a place between blocks; several photos may become one gallery. */
  add(view, files, { pos = place(view.state), gallery = false } = {}) {
    const waiting = [...files].map(file => ({ file, ...this.line(view, file, pos) }));
    const figures = [];
    for (const [index, item] of waiting.entries()) {
      this.open++;
      this.queue = this.queue.then(async () => {
        try {
          const block = schema.nodeFromJSON(await this.send(item.file, item.bar));
          if (gallery && block.type === schema.nodes.figure) figures.push(block);
          else this.finish(view, item, block);
        } catch (error) {
          item.refuse(error.message);
        }
        this.open--;
        if (gallery && index === waiting.length - 1 && figures.length) {
          const first = waiting.find(one => one.dom.isConnected && !one.refused) || item;
          this.finish(view, first, figures.length > 1 ? schema.nodes.gallery.create(null, figures) : figures[0]);
          waiting.filter(one => !one.refused).forEach(one => view.dispatch(view.state.tr.setMeta(key, { remove: one.dom })));
        }
      });
    }
  }

  line(view, file, pos) {
    const bar = el('progress', { max: 100, value: 0, 'aria-label': say(this.texts.Sending, file.name) });
    const words = el('span', {}, say(this.texts.Sending, file.name));
    const dom = el('div', { class: 'sending', contenteditable: 'false', role: 'status' }, words, bar);
    view.dispatch(view.state.tr.setMeta(key, { add: { pos, dom } }));
    const item = { dom, bar, refused: false };
    item.refuse = sentence => {
      item.refused = true;
      words.textContent = sentence;
      dom.classList.add('wrong');
      dom.setAttribute('role', 'alert');
      bar.replaceWith(button(this.texts.Close, () => { view.dispatch(view.state.tr.setMeta(key, { remove: dom })); view.focus(); }));
    };
    return item;
  }

  finish(view, { dom }, block) {
    const [found] = key.getState(view.state).find(undefined, undefined, spec => spec.id === dom);
    if (found) insert(block, found.from)(view.state, tr => view.dispatch(tr.setMeta(key, { remove: dom })));
  }

  async send(file, bar) {
    const answer = await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const fields = new FormData();
      fields.append('upload', file, file.name || 'anh.png');
      request.open('POST', this.address);
      request.setRequestHeader('RequestVerificationToken', this.token);
      request.upload.onprogress = event => { if (event.lengthComputable) bar.value = Math.round(event.loaded / event.total * 100); };
      request.onerror = () => reject(new Error(say(this.texts.SendingFailed, file.name)));
      request.onload = () => {
        let read = null;
        try { read = JSON.parse(request.responseText); } catch { /* a sign-in page, or an error page */ }
        if (read?.block) resolve(read);
        else reject(new Error(read?.refused || say(this.texts.SendingFailed, file.name)));
      };
      request.send(fields);
    });
    if (answer.block.type === 'figure') {
      const picture = answer.picture || await small(file);
      if (picture) this.pictures.set(answer.block.attrs.photo, picture);
    }
    return answer.block;
  }

  drop(view, event) {
    const files = event.dataTransfer?.files;
    if (!files?.length || !view.editable) return false;
    event.preventDefault();
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    this.add(view, files, { pos: at ? boundary(view.state.doc.resolve(at.pos)) : place(view.state) });
    return true;
  }

  /** Pictures alone are sent; words that come with a picture of themselves (Word, Excel) stay words. */
  paste(view, event) {
    const files = [...event.clipboardData?.files || []];
    const html = event.clipboardData?.getData('text/html') || '';
    const words = new DOMParser().parseFromString(html.replace(/<(style|script)[\s\S]*?<\/\1>/gi, '').replace(/<[^>]*>/g, ' '), 'text/html').body.textContent.trim();
    if (!files.length || words || event.clipboardData.getData('text/plain').trim()) return false;
    this.add(view, files);
    return true;
  }
}

function boundary($pos) {
  if (!$pos.depth) return $pos.pos;
  const block = $pos.node(1);
  return block.type === schema.nodes.paragraph && block.content.size === 0 ? $pos.before(1) : $pos.after(1);
}

/** Where something new stands: between the blocks, at the caret. */
export const place = state => boundary(state.selection.node && !state.selection.$from.depth ? state.selection.$to : state.selection.$from);

/** A small picture of a photo just sent, until its renditions are ready; our policy allows data: and not blob:. */
async function small(file) {
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: 720, resizeQuality: 'medium' });
    const canvas = el('canvas', { width: bitmap.width, height: bitmap.height });
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    bitmap.close();
    return canvas.toDataURL('image/jpeg', 0.8);
  } catch {
    return undefined;
  }
}
