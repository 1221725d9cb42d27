// `/` at the start of an empty paragraph offers the blocks; letters typed after it choose among them, with or without marks.
import { Plugin } from 'prosemirror-state';
import { el } from './dom.js';
import { schema } from './schema.js';

const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

/** What was typed after the slash, or null when no menu is wanted. */
function query(state) {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 1 || $from.parent.type !== schema.nodes.paragraph || $from.parentOffset !== $from.parent.content.size || $from.parent.content.size > 30) return null;
  const match = /^\/(\S*(?: \S*)?)$/.exec($from.parent.textContent);
  return match && fold(match[1]);
}

/** The menu. `acts` are the lines it offers. */
export function slash(acts, t) {
  let [shown, at, closedAt] = [[], 0, null];
  const box = el('ul', { class: 'slash', role: 'listbox', id: 'slash-menu', 'aria-label': t.Insert, hidden: true });
  const close = view => {
    box.hidden = true;
    shown = [];
    view.dom.removeAttribute('aria-activedescendant');
    view.dom.removeAttribute('aria-controls');
  };
  const mark = view => {
    [...box.children].forEach((line, index) => line.setAttribute('aria-selected', String(index === at)));
    box.children[at]?.scrollIntoView({ block: 'nearest' });
    view.dom.setAttribute('aria-activedescendant', `slash-${at}`);
  };
  const choose = (view, act) => {
    close(view);
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.delete($from.start(), $from.end()));
    view.focus();
    act.run(view.state, view.dispatch, view);
  };
  const draw = view => {
    const words = query(view.state);
    if (words === null) closedAt = null;
    const found = words === null || closedAt === view.state.selection.$from.before(1) || !view.hasFocus() ? [] : acts.filter(act => fold(act.label).includes(words));
    if (!found.length) return box.hidden || close(view);
    if (found.map(act => act.name).join() !== shown.map(act => act.name).join()) {
      [shown, at] = [found, 0];
      box.replaceChildren(...shown.map((act, index) => el('li', { role: 'option', id: `slash-${index}`, onmousedown: event => { event.preventDefault(); choose(view, act); } }, act.label)));
    }
    box.hidden = false;
    const caret = view.coordsAtPos(view.state.selection.from);
    const frame = box.offsetParent.getBoundingClientRect();
    const below = caret.bottom + box.offsetHeight < innerHeight || caret.top < box.offsetHeight;
    box.style.left = `${Math.max(0, Math.min(caret.left - frame.left, frame.width - box.offsetWidth))}px`;
    box.style.top = `${(below ? caret.bottom + 4 : caret.top - box.offsetHeight - 4) - frame.top}px`;
    view.dom.setAttribute('aria-controls', 'slash-menu');
    mark(view);
  };
  return new Plugin({
    view(view) {
      view.dom.parentNode.append(box);
      return { update: (now, before) => { if (now.state !== before) draw(now); }, destroy: () => box.remove() };
    },
    props: {
      handleKeyDown(view, event) {
        if (box.hidden || event.isComposing) return false;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          at = (at + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length;
          mark(view);
        } else if (event.key === 'Enter' || event.key === 'Tab') choose(view, shown[at]);
        else if (event.key === 'Escape') {
          closedAt = view.state.selection.$from.before(1);
          close(view);
        } else return false;
        return true;
      },
      handleDOMEvents: { blur: view => { close(view); return false; } },
    },
  });
}
