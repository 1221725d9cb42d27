// Waits until the portal answers; with "photos", until every photo of the front page has its last form: readers meet a portal whose pictures were made long ago.
const [, , portal, photos] = process.argv, end = Date.now() + 30 * 60_000;
const pictures = async () => {
  const html = await (await fetch(portal + "/")).text();
  const all = html.match(/<img [^>]*src="\/anh\//g)?.length ?? 0, made = html.match(/type="image\/avif"/g)?.length ?? 0;
  return [made, all];
};
for (let said = false; ; said = true) {
  const [made, all] = await pictures().catch(() => [-1, 1]);
  if (made >= (photos ? all : 0)) break;
  if (Date.now() > end) throw new Error(`only ${made} of ${all} photos of the front page were made in half an hour`);
  if (!said) console.error(photos ? "Waiting for the photos …" : "Waiting for the portal …");
  await new Promise(done => setTimeout(done, 2_000));
}
