// Computes on the reader's own device what the record of an edition commits to, from the proof file, and says whether it is what was recorded.
const proof = document.querySelector(".proof"), button = proof.querySelector("button"), told = proof.querySelector("[role=status]");
const bytes = text => new TextEncoder().encode(text);
const base64 = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)));
const hash = async (...parts) => base64(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));

async function commit(salt, text) {
  return hash("newsroom-content/v1\n", Uint8Array.from(atob(salt), letter => letter.charCodeAt()), text);
}

async function check() {
  const { record, salt, reason, fields } = await (await fetch(proof.dataset.file, { cache: "no-store" })).json();
  let lines = "";
  for (const { name, text } of fields) lines += `${name} ${bytes(text).length} ${await hash(text)}\n`;
  return record.content === proof.dataset.content && await commit(salt, lines) === record.content && (record.reason === "-" || await commit(salt, reason) === record.reason);
}

if (crypto.subtle) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    told.textContent = "";
    told.textContent = await check().then(same => same ? told.dataset.same : told.dataset.other, () => told.dataset.failed);
  });
}
