// The licence of everything in the bundle, as its first comment.
import { readFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const bundled = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.dev && !entry.optional).map(([path, entry]) => [path, entry.version]);
const byLicence = new Map();
for (const [path, version] of bundled) {
  const text = readFileSync(`${path}/LICENSE`, 'utf8').trim();
  byLicence.set(text, [...(byLicence.get(text) || []), `${path.replace('node_modules/', '')} ${version}`]);
}
console.log(`/*!\nThe desk's editor. Sources: src/editor. It holds these packages:\n\n${[...byLicence].map(([text, names]) => `${names.join(', ')}\n\n${text}`).join('\n\n')}\n*/`);
