// The newsroom's own rules, set at the desk under Cài đặt → Văn phong.
const vowels = { a: 'àáảãạ', e: 'èéẻẽẹ', o: 'òóỏõọ', u: 'ùúủũụ', y: 'ỳýỷỹỵ' };
const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (text, flags) => new RegExp(`(?<![\\p{L}\\p{N}])${escape(text)}(?![\\p{L}\\p{N}])`, flags);

const known = new Map();
const compiled = short => known.get(short) || known.set(short, whole(short, 'u')).get(short);

/** The rules of a style that look at a text by itself: words to replace, and where the tone mark stands. */
export function own(style) {
  const rules = style.words.map(([wrong, right]) => ({
    name: 'HintWord', find: whole(wrong, 'giu'), mend: found => cased(found, right), passes: inside(wrong, right),
  }));
  const misplaced = { old: '(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])', new: '(?:[òóỏõọ][ae]|[ùúủũụ]y)' }[style.tones];
  if (misplaced) rules.push({ name: 'HintTone', find: new RegExp(`\\p{L}*(?<!q)${misplaced}(?!\\p{L})`, 'giu'), mend: moved });
  return rules;
}

/** Where each abbreviation first stands in an article without having been written out: asked of its texts in their order. */
export function abbreviations(style) {
  const left = new Map(style.abbreviations.map(([short, full]) => [short, { full, word: compiled(short) }]));
  let before = '';
  return text => {
    const found = [];
    for (const [short, { full, word }] of left) {
      const match = word.exec(text);
      if (!match) continue;
      left.delete(short);
      if (!(before + text.slice(0, match.index)).toLowerCase().includes(full.toLowerCase())) {
        found.push({ rule: { name: 'HintShort' }, at: match.index, length: short.length, found: short, mended: `${full} (${short})` });
      }
    }
    before += `${text}\n`;
    return found;
  };
}

/** The mark on the other of the last two vowels: hoà and hòa. */
function moved(found) {
  const start = found.slice(0, -2), [one, two] = found.slice(-2);
  const place = letter => Object.entries(vowels).map(([base, marked]) => [base, marked.indexOf(letter.toLowerCase())]).find(([, tone]) => tone >= 0);
  const like = (letter, model) => (model === model.toLowerCase() ? letter : letter.toUpperCase());
  const [first, second] = [place(one), place(two)];
  return second
    ? start + like(vowels[one.toLowerCase()][second[1]], one) + like(second[0], two)
    : start + like(first[0], one) + like(vowels[two.toLowerCase()][first[1]], two);
}

const cased = (found, right) => (found[0] === found[0].toLowerCase() ? right : right[0].toUpperCase() + right.slice(1));

/** Whether a wrong word at a place is only part of the right one, as "sở" is of "sở ngành". */
function inside(wrong, right) {
  const offset = right.toLowerCase().indexOf(wrong.toLowerCase());
  return (text, at) => offset >= 0 && text.substr(at - offset, right.length).toLowerCase() === right.toLowerCase();
}
