// Suggests topics, project dossiers and titles while a reader types. Without it the form works as it is.
const field = document.querySelector("[data-suggest]");
const list = document.createElement("div");
const told = document.createElement("p");
let timer = 0;
let asking = null;
let chosen = -1;

list.id = "goi-y";
list.className = "suggestions";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", field.dataset.label);
told.className = "unseen";
told.setAttribute("role", "status");
field.form.querySelector(".search-line").append(list);
field.form.append(told);
for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
  field.setAttribute(name, value);
}

// Whatever is still asked for is no longer wanted.
function forget() {
  clearTimeout(timer);
  asking?.abort();
  asking = null;
}

function fold() {
  forget();
  choose(-1);
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
}

function choose(index) {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = index;
  const option = list.children[chosen];
  if (!option) {
    field.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

function show(suggestions) {
  choose(-1);
  list.replaceChildren(...suggestions.map(({ text, label: said, url }, index) => {
    const option = document.createElement("a");
    option.id = `goi-y-${index}`;
    option.href = url;
    option.tabIndex = -1;
    option.textContent = text;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    if (field.lang) option.lang = field.lang;
    if (said) {
      const label = document.createElement("span");
      label.textContent = said;
      label.lang = document.documentElement.lang;
      option.append(" ", label);
    }
    return option;
  }));
  const any = suggestions.length > 0;
  list.hidden = !any;
  field.setAttribute("aria-expanded", String(any));
  told.textContent = any ? field.dataset.count.replace("{0}", suggestions.length) : "";
}

async function ask() {
  forget();
  const typed = field.value.trim();
  if (typed.length < 2) {
    show([]);
    return;
  }
  const mine = asking = new AbortController();
  try {
    const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: mine.signal, credentials: "omit" });
    const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
    if (asking === mine) show(suggestions);
  } catch {
    if (asking === mine) fold();
  }
}

function askSoon() {
  forget();
  timer = setTimeout(ask, 180);
}

field.addEventListener("input", event => { if (!event.isComposing) askSoon(); });
field.addEventListener("compositionstart", forget);
field.addEventListener("compositionend", askSoon);
field.addEventListener("blur", fold);
field.form.addEventListener("submit", fold);
list.addEventListener("mousedown", event => event.preventDefault()); // the field keeps the focus, so the click still finds the list
field.addEventListener("keydown", event => {
  if (event.isComposing) return;
  const count = list.children.length;
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
    event.preventDefault();
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose(chosen < 0 ? (step > 0 ? 0 : count - 1) : chosen + step === count || chosen + step < 0 ? -1 : chosen + step);
  } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
    event.preventDefault();
    list.children[chosen].click();
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    fold();
  }
});
