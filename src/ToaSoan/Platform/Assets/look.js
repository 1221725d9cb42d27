// Runs before anything is drawn: what the reader chose is on the page from its first picture, and nothing moves afterwards.
document.documentElement.dataset.script = "";
try {
  Object.assign(document.documentElement.dataset, JSON.parse(localStorage.getItem("toasoan.look")));
} catch { /* nothing is kept here, or nothing may be */ }
