// Lists of other programs. Word pastes paragraphs with a sign in front; Google Docs and older editors put lists beside items.

/** Turns them into lists in lists. */
export function lists(body) {
  for (const nested of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const item = nested.previousElementSibling;
    if (item?.tagName === 'LI') item.append(nested);
  }
  let open = [];
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const level = levelOf(paragraph);
    if (!level) {
      open = [];
      continue;
    }
    if (open.length && !follows(paragraph, open[0].list)) open = [];
    open = open.slice(0, Math.max(level, 1));
    const ordered = unsign(paragraph);
    while (open.length < level) {
      const list = body.ownerDocument.createElement(ordered ? 'ol' : 'ul');
      const above = open.at(-1);
      if (above) (above.list.lastElementChild || above.list.appendChild(body.ownerDocument.createElement('li'))).append(list);
      else paragraph.before(list);
      open.push({ list });
    }
    const item = body.ownerDocument.createElement('li');
    open.at(-1).list.append(item);
    item.append(paragraph);
  }
}

const levelOf = paragraph => {
  const match = /mso-list\s*:\s*l\d+\s+level(\d)/i.exec(paragraph.getAttribute('data-style') || '');
  return match ? Math.min(Number(match[1]), 5) : 0;
};
const follows = (paragraph, list) => {
  let before = paragraph.previousSibling;
  while (before && before !== list && (before.nodeType !== 1 || !before.textContent.trim())) before = before.previousSibling;
  return before === list;
};

/** Takes the typed sign away; says whether it was a number. */
function unsign(paragraph) {
  const sign = [...paragraph.querySelectorAll('span')].find(span => /mso-list\s*:\s*Ignore/i.test(span.getAttribute('data-style') || ''));
  const text = (sign || paragraph).textContent.trim();
  sign?.remove();
  return /^(\d{1,4}|[a-z])[.)]/i.test(text);
}
