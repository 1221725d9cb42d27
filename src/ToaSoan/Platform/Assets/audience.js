// The dashboard: the stream says that something is new, the parts that changed are put in the place of the old ones. What holds the focus or is unfolded stays.
const live = document.getElementById("truc-tiep"), broken = document.getElementById("dut");
let busy = false, again = false, last;

async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    const answer = await fetch(live.dataset.parts, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of live.querySelectorAll("section[id]")) {
      const next = fresh.getElementById(part.id);
      if (!next || next.innerHTML === part.dataset.last || part.contains(document.activeElement)) continue;
      const open = part.querySelector("details")?.open;
      part.dataset.last = next.innerHTML;
      part.replaceChildren(...next.childNodes);
      if (open) part.querySelector("details").open = true;
    }
  } catch { /* the stream says when the portal is there again */ } finally {
    busy = false;
    if (again) { again = false; setTimeout(refresh, 300); }
  }
}

const stream = new EventSource(live.dataset.stream);
stream.addEventListener("message", () => {
  refresh();
  clearTimeout(last);
  last = setTimeout(refresh, 700); // what came just now may be half a second old
});
stream.addEventListener("open", () => { broken.hidden = true; });
stream.addEventListener("error", () => { broken.hidden = false; });
addEventListener("pagehide", () => stream.close());
addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
