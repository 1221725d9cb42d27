// The choice of the lead photo follows the photos in the text.
import { Plugin } from 'prosemirror-state';
import { el, later } from './dom.js';
import { schema } from './schema.js';

/** The plugin that keeps the options of the select in step. Its first option is "first photo"; a photo of its own, not in the text, stays. */
export function leadPhotos(select, t) {
  return new Plugin({
    view(view) {
      const write = later(() => {
        if (view.isDestroyed) return;
        const figures = [];
        view.state.doc.descendants(node => {
          if (node.type === schema.nodes.figure) figures.push(node.attrs);
          return node.type === schema.nodes.gallery;
        });
        const chosen = select.value;
        const own = [...select.options].filter(option => option.value && option.value === chosen && !figures.some(figure => figure.photo === chosen));
        select.replaceChildren(select.options[0], ...own, ...figures.map(({ photo, caption }, at) => el('option', { value: photo }, caption || `${t.Photo} ${at + 1}`)));
        select.value = chosen;
      }, 400);
      return { update: (now, before) => { if (now.state.doc !== before.doc) write(); } };
    },
  });
}
