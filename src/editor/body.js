// Between the form's hidden field (the JSON of ToaSoan.Blocks.BlockJson) and the document on the screen.
import { schema } from './schema.js';

const filled = { doc: 'paragraph', quote: 'paragraph', note: 'paragraph', listItem: 'paragraph' };

/** The document of a body; throws when the JSON is not one of our schema. Empty containers get the paragraph one types in. */
export function read(json) {
  const doc = schema.nodeFromJSON(JSON.parse(json, (_, value) =>
    value && filled[value.type] && !value.content?.length ? { ...value, content: [{ type: filled[value.type] }] } : value));
  doc.check();
  return doc;
}

/** The JSON of a document: composed letters (NFC), no marks on line breaks and footnotes, and none of the empty paragraphs one leaves between blocks. */
export function write(doc) {
  const body = doc.toJSON();
  body.content = (body.content || []).filter(block => block.type !== 'paragraph' || block.content);
  return JSON.stringify(body, (_, value) =>
    typeof value === 'string' ? value.normalize('NFC') : value?.type === 'hardBreak' ? { type: 'hardBreak' } : value?.type === 'footnote' ? { type: 'footnote', attrs: value.attrs } : value);
}
