// Words pasted in the fonts from before Unicode (.VnTime, VNI-Times): the font says how they are to be read. The tables are the server's
// (VietnameseText.Legacy). Runs before anything is tidied: U+00AD is a letter there.
const unicode = /[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]/; // written over in Unicode; the font's name stayed

/** Decodes what stands in such a font; gives how many runs. `sheet` is the text of the document's own style rules. */
export function legacy(body, sheet, tables) {
  const rules = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors, style]) => (kind(fontOf(style)) ? [[selectors.trim(), fontOf(style)]] : []));
  const fontAt = element => {
    for (let at = element; at && at !== body.parentElement; at = at.parentElement) {
      const font = fontOf(at.getAttribute('data-style') || '') || at.getAttribute('face') || rules.find(([selectors]) => fits(at, selectors))?.[1];
      if (font) return font;
    }
    return '';
  };
  let runs = 0;
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, how = node.data.trim() && !unicode.test(node.data) && kind(fontAt(node.parentElement));
    if (!how) continue;
    const decoded = decode(node.data, how, tables);
    runs += decoded !== node.data ? 1 : 0;
    node.data = decoded;
  }
  return runs;
}

const fontOf = style => (/(?:^|[;\s"'])font-family\s*:\s*([^;]+)/i.exec(style)?.[1] || '').split(',')[0].replace(/&quot;|["']/g, '').trim();
const kind = font => {
  const [name] = font.split(',').map(one => one.trim().toLowerCase());
  return name.startsWith('.vn') ? (name.endsWith('h') ? 'upper' : 'tcvn3') : name.startsWith('vni-') ? 'vni' : '';
};

function fits(element, selectors) {
  try { return element.matches(selectors); } catch { return false; }
}

function decode(text, how, { tcvn3, vni }) {
  const bytes = text.replace(/[\uf020-\uf0ff]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xf000));
  if (how === 'vni') {
    let words = '';
    for (let at = 0; at < bytes.length; at++) {
      const pair = vni[bytes.slice(at, at + 2)];
      words += pair ?? vni[bytes[at]] ?? bytes[at];
      at += pair ? 1 : 0;
    }
    return words;
  }
  const letters = bytes.replace(/[\u0080-\u00ff]/g, c => tcvn3[c] ?? c);
  return how === 'upper' ? letters.toLocaleUpperCase('vi') : letters;
}
