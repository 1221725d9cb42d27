// A secret or a code stands after the # of an address, which browsers send to nobody: it is put into the field for it, stays in the address, and is sent where nothing else is asked.
const form = document.querySelector("form[data-code]");
const fill = () => {
  const code = location.hash.slice(1);
  if (!code || document.getElementById(code)) return;
  form.elements[form.dataset.code].value = code;
  if (form.dataset.send !== "True") return;
  form.action = new URL(location.hash, form.action);
  form.submit();
};
fill();
addEventListener("hashchange", fill);
