const page = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// On a phone the menu is a strip: show where the reader is, once the page has been laid out anyway.
const here = document.querySelector(".menu [aria-current]");
if (here) new IntersectionObserver((seen, watch) => { watch.disconnect(); here.scrollIntoView({ block: "nearest", inline: "center" }); }).observe(here);

// What a page cannot do without a script; the buttons are hidden until this runs.
const offer = (button, act) => { button.hidden = false; button.addEventListener("click", act); };
for (const button of all("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const label = button.textContent;
  offer(button, async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 3000);
  });
}
for (const button of all("button[data-share]")) {
  if (navigator.share) offer(button, () => navigator.share({ url: button.dataset.share, title: button.dataset.title }).catch(() => { /* the reader thought better of it */ }));
}
for (const button of all("[data-print]")) offer(button, () => print());

// Text size, contrast and background: kept in this browser alone, applied by look.js.
const looks = all("[data-look]");
for (const choice of looks) {
  choice.checked = choice.value === (page.dataset[choice.name] ?? "");
  choice.addEventListener("change", () => {
    if (choice.value) page.dataset[choice.name] = choice.value; else delete page.dataset[choice.name];
    try {
      localStorage.setItem("toasoan.look", JSON.stringify(Object.fromEntries(looks.filter(one => one.checked && one.value).map(one => [one.name, one.value]))));
    } catch { /* it holds for this page */ }
  });
}
const look = document.querySelector(".look");
look?.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  look.open = false;
  look.firstElementChild.focus();
});
document.addEventListener("click", event => { if (look?.open && !look.contains(event.target)) look.open = false; });

// Galleries: the strip scrolls by itself; buttons and arrow keys move it one photo, and the place is said.
for (const gallery of all(".gallery")) {
  const strip = gallery.querySelector(".gallery-photos"), photos = all("figure", strip);
  const [before, after] = all("[data-step]", gallery), place = gallery.querySelector(".place");
  if (!place) continue;
  const at = () => {
    if (strip.scrollLeft + strip.clientWidth >= strip.scrollWidth - 2) return photos.length - 1;
    const gaps = photos.map(photo => Math.abs(photo.offsetLeft - strip.offsetLeft - strip.scrollLeft));
    return gaps.indexOf(Math.min(...gaps));
  };
  let now = 0;
  const show = () => {
    place.textContent = `${now + 1} / ${photos.length}`;
    before.disabled = now === 0;
    after.disabled = now === photos.length - 1;
  };
  const go = to => {
    now = Math.max(0, Math.min(photos.length - 1, to));
    strip.scrollTo({ left: photos[now].offsetLeft - strip.offsetLeft, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    const last = document.activeElement;
    show();
    if (last.disabled) (last === before ? after : before).focus();
  };
  before.addEventListener("click", () => go(now - 1));
  after.addEventListener("click", () => go(now + 1));
  strip.addEventListener("scrollend", () => { now = at(); show(); });
  gallery.addEventListener("keydown", event => {
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: photos.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(to);
  });
}

// Larger pictures: links that open in the page's own dialog; it gives the focus back when it closes.
const view = document.querySelector(".larger-view");
for (const link of view ? all("a.larger") : []) {
  link.addEventListener("click", event => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const picture = new Image(), words = Object.assign(document.createElement("p"), { className: "said" }), small = link.querySelector("img");
    picture.src = link.href;
    picture.alt = small?.alt ?? link.textContent;
    for (const side of small ? ["width", "height"] : []) picture.setAttribute(side, small.getAttribute(side));
    words.textContent = link.parentElement.querySelector("figcaption")?.textContent ?? "";
    view.append(picture, words);
    view.showModal();
  });
}
view?.addEventListener("close", () => all("img, .said", view).forEach(part => part.remove()));
view?.addEventListener("click", event => { if (event.target === view || event.target.closest("button")) view.close(); });

// Reading aloud waits for a Vietnamese voice; its own script comes when it is asked for.
const listen = document.querySelector(".listen");
if (listen && window.speechSynthesis) {
  const voices = () => { if (speechSynthesis.getVoices().some(voice => /^vi\b/i.test(voice.lang))) page.dataset.voice = ""; else delete page.dataset.voice; };
  speechSynthesis.addEventListener("voiceschanged", voices);
  voices();
  listen.addEventListener("click", async () => (await import(listen.dataset.script)).start(listen));
}
