// Counts visits, readers and shares; what each word means: /thong-ke. What is sent: src/ToaSoan/Audience/Beat.cs. build.sh makes it small.
const page = document.body.dataset.counted, url = new URL(location), storage = "toasoan.seen";
const number = () => [...crypto.getRandomValues(new Uint8Array(8))].map(byte => (byte + 256).toString(16).slice(1)).join("");
const send = (to, body) => navigator.sendBeacon("/api/" + to, new URLSearchParams(body));

// A shared address loses its code, which is a channel's and not a reader's. A search keeps its words.
let code = url.searchParams.get("q") ?? "", from = "";
if (/^z[a-z]$/.test(code) && !url.pathname.endsWith("/tim-kiem")) {
  url.searchParams.delete("q");
  history.replaceState(null, "", url);
} else code = "";
if (document.referrer) from = new URL(document.referrer).hostname;
if (from === url.hostname) from = ".";

// Of which of the city's periods this is the browser's first report: day 1, week 2, month 4. The day of the last report is all this browser keeps.
function firsts() {
  try {
    const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10), last = localStorage[storage] ?? "1970-01-01";
    const week = of => Math.floor((Date.parse(of) / 86_400_000 + 3) / 7);
    localStorage[storage] = day;
    return (day !== last) + 2 * (week(day) !== week(last)) + 4 * (day.slice(0, 7) !== last.slice(0, 7));
  } catch { return 0; }
}

let tab, visit, timer, fresh = true, left = false;
const report = () => ({ p: page, t: tab, ...visit, ...(visit && { a: Math.floor((Date.now() - visit.a) / 1000) }) });

async function beat() {
  tab ??= number();
  const sent = visit;
  let wait = 4;
  try {
    const answer = await fetch("/api/beat", { method: "POST", body: new URLSearchParams(report()), keepalive: true });
    if (answer.status < 500) {
      if (visit === sent) visit = null;
      wait = 24 + 12 * Math.random();
    }
    const figures = await answer.json();
    for (const place of document.querySelectorAll("[data-figure]")) place.textContent = figures[place.dataset.figure].toLocaleString(document.documentElement.lang);
  } catch { /* it is sent again */ }
  clearTimeout(timer);
  if (tab) timer = setTimeout(beat, wait * 1000);
}

// Comes into view, or goes out of it.
function look() {
  clearTimeout(timer);
  if (document.hidden || left) {
    if (tab) send("beat", { ...report(), g: 1 });
    tab = null;
    return;
  }
  if (fresh) visit = { v: number(), f: firsts(), c: code, r: from, a: Date.now() };
  fresh = false;
  beat();
}

function start() {
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => { left = true; look(); });
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    [fresh, left, code, from] = [true, false, "", "."];
    look();
  });
  document.addEventListener("click", event => {
    const by = event.target.closest("[data-channel]");
    if (by) send("share", { p: page, v: number(), c: by.dataset.channel });
  });
  look();
}

if (document.prerendering) document.addEventListener("prerenderingchange", start, { once: true });
else start();
