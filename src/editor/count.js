// How long the article is. Vietnamese writes every syllable apart, so words are counted by spaces.
import { Plugin } from 'prosemirror-state';
import { later, say } from './dom.js';

/** Syllables of a text. */
export const count = text => (text.match(/\S+/g) || []).length;

/** The plugin that writes the count and the reading time (240 a minute, never less than one: the pace ToaSoan.Reader.ReadingTime tells readers) into an element. */
export function counter(box, t) {
  return new Plugin({
    view(view) {
      const write = () => {
        if (view.isDestroyed) return;
        const words = count(view.state.doc.textBetween(0, view.state.doc.content.size, ' ', ' '));
        box.textContent = say(t.WordCount, words.toLocaleString(document.documentElement.lang), Math.max(1, Math.round(words / 240)));
      };
      const soon = later(write, 400);
      write();
      return { update: (now, before) => { if (now.state.doc !== before.doc) soon(); } };
    },
  });
}
