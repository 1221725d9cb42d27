// Reads an article aloud with the browser's Vietnamese voice, a sentence at a time: voices stop by themselves in long ones, and a
// pause that begins its sentence anew works everywhere.
const bar = document.querySelector(".listen-bar"), [pause, stop] = bar.querySelectorAll("button"), speed = bar.querySelector("select"), told = bar.querySelector("[role=status]");
const words = [pause.textContent, pause.dataset.other];
let parts, queue = [], at = 0, turn = 0, playing = false, marked, button;

const voice = () => {
  const known = speechSynthesis.getVoices().filter(one => /^vi\b/i.test(one.lang));
  return known.find(one => one.localService) ?? known[0];
};
const place = number => number === -2 ? document.querySelector(".story h1") : number === -1 ? document.querySelector(".story-head .lead") : document.querySelector(".prose")?.children[number];

function mark(element) {
  if (element === marked) return;
  marked?.classList.remove("being-read");
  marked = element;
  element?.classList.add("being-read");
  element?.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
}

// What an utterance tells after it was cancelled belongs to an earlier turn and is not heard.
function say() {
  const mine = ++turn;
  if (at >= queue.length) return end();
  const said = new SpeechSynthesisUtterance(queue[at].words);
  said.lang = "vi-VN";
  said.voice = voice() ?? null;
  said.rate = Number(speed.value);
  said.onend = () => { if (mine === turn && playing) { at++; say(); } };
  said.onerror = () => { if (mine === turn && playing) fail(); };
  mark(place(queue[at].place));
  speechSynthesis.speak(said);
}

function play(on) {
  playing = on;
  pause.textContent = words[on ? 0 : 1];
  turn++;
  speechSynthesis.cancel();
  if (on) say();
}

function end() {
  const inside = bar.contains(document.activeElement);
  play(false);
  mark(undefined);
  at = 0;
  bar.hidden = true;
  if (inside) button.focus();
}

function fail() {
  play(false);
  told.textContent = bar.dataset.failed;
}

pause.addEventListener("click", () => play(!playing));
stop.addEventListener("click", end);
speed.addEventListener("change", () => { if (playing) play(true); });
addEventListener("pagehide", () => speechSynthesis.cancel());
bar.addEventListener("keydown", event => { if (event.key === "Escape") end(); });

/** Begins, or begins anew. */
export async function start(from) {
  button = from;
  bar.hidden = false;
  told.textContent = "";
  pause.focus();
  try {
    parts ??= await (await fetch(button.dataset.doc)).json();
    queue = parts.flatMap(([number, ...sentences]) => sentences.map(sentence => ({ place: number, words: sentence })));
    at = 0;
    play(true);
  } catch {
    fail();
  }
}
