// Counts readers; the words are defined at /thong-ke.
const doc = document, p = doc.body.dataset.counted, query = new URLSearchParams(location.search), store = "toasoan.seen";
const number = () => [...crypto.getRandomValues(new Uint8Array(8))].map(byte => (byte + 256).toString(16).slice(1)).join("");
const send = (to, body) => navigator.sendBeacon("/api/" + to, new URLSearchParams(body));
let c = query.get("q") ?? "", r = "", t, visit, timer;
if (/^z[a-z]$/.test(c) && !/tim-kiem$/.test(location.pathname)) {
  query.delete("q");
  history.replaceState(null, "", location.pathname + (query.size ? "?" + query : "") + location.hash);
} else c = "";
try { r = new URL(doc.referrer).hostname; if (r == location.hostname) r = "."; } catch {}

// Of which day, week and month this is the browser's first report: 1, 2, 4. Days are the city's.
const firsts = () => {
  try {
    const day = new Date(Date.now() + 252e5).toISOString().slice(0, 10), last = localStorage[store] ?? "1970-01-01";
    const week = of => Math.floor((Date.parse(of) / 864e5 + 3) / 7);
    localStorage[store] = day;
    return (day != last) + 2 * (week(day) != week(last)) + 4 * (day.slice(0, 7) != last.slice(0, 7));
  } catch { return 0; }
};
const report = () => ({ p, t, ...visit, ...(visit && { a: Math.floor((Date.now() - visit.a) / 1e3) }) });
const beat = async () => {
  clearTimeout(timer);
  t ??= number();
  const sent = visit;
  let wait = 4;
  try {
    const answer = await fetch("/api/beat", { method: "POST", body: new URLSearchParams(report()), keepalive: true });
    if (answer.status < 500) {
      if (visit == sent) visit = null;
      wait = 24 + 12 * Math.random();
    }
    const figures = await answer.json();
    for (const place of doc.querySelectorAll("[data-figure]")) place.textContent = figures[place.dataset.figure].toLocaleString(doc.documentElement.lang);
  } catch {}
  clearTimeout(timer);
  if (!doc.hidden && !left) timer = setTimeout(beat, wait * 1e3);
};
const leave = () => {
  clearTimeout(timer);
  if (t) send("beat", { ...report(), g: 1 });
  t = null;
};
let fresh = true, left = false;
const look = () => {
  if (doc.hidden || left) return leave();
  if (fresh) visit = { v: number(), f: firsts(), c, r, a: Date.now() };
  fresh = false;
  beat();
};
if (p) {
  doc.addEventListener("click", event => {
    const by = event.target.closest("[data-channel]");
    if (by) send("share", { p, v: number(), c: by.dataset.channel });
  });
  const start = () => {
    doc.addEventListener("visibilitychange", look);
    addEventListener("pagehide", () => { left = true; leave(); });
    addEventListener("pageshow", event => {
      if (!event.persisted) return;
      [fresh, left, c, r] = [true, false, "", "."];
      look();
    });
    look();
  };
  doc.prerendering ? doc.addEventListener("prerenderingchange", start, { once: true }) : start();
}
