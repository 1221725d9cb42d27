// Turns the document on the screen into another one, touching only the blocks that differ, so that the cursor stays where it is.
import { TextSelection } from 'prosemirror-state';

/** Dispatches the change; it is not one's own, so undo leaves it alone. */
export function become(view, next) {
  const now = view.state.doc, tr = view.state.tr.setMeta('addToHistory', false);
  let head = 0, tail = 0;
  while (head < now.childCount && head < next.childCount && now.child(head).eq(next.child(head))) head++;
  while (tail < now.childCount - head && tail < next.childCount - head && now.child(now.childCount - tail - 1).eq(next.child(next.childCount - tail - 1))) tail++;
  const at = (doc, index) => { let pos = 0; for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize; return pos; };
  const from = at(now, head), to = at(now, now.childCount - tail);
  const { $head } = view.state.selection, mine = $head.depth ? now.child($head.index(0)) : null, inside = $head.pos - ($head.depth ? $head.before(1) : 0);
  tr.replaceWith(from, to, next.content.cut(at(next, head), at(next, next.childCount - tail)).content);
  if (mine && $head.pos > from && $head.pos < to) {
    for (let index = head; index < tr.doc.childCount; index++) {
      if (tr.doc.child(index).eq(mine)) { tr.setSelection(TextSelection.near(tr.doc.resolve(at(tr.doc, index) + inside))); break; }
    }
  }
  view.dispatch(tr);
}
