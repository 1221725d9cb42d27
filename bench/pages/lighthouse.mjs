// Lighthouse as a phone (its simulated slow 4G and slow processor) over ten kinds of page, three times each; the run in the middle counts. Five of them must have 100 four times.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const portal = process.argv[2], times = 3, folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
const categories = ["performance", "accessibility", "best-practices", "seo"];

// Search engines are told to leave results and past editions alone, and Lighthouse counts that as a fault: of these it is not asked.
const skipped = path => /\?q=|\/lich-su/.test(path) ? ["--skip-audits=is-crawlable"] : [];

function look(path, name) {
  const file = join(folder, `${name}.json`);
  execFileSync(new URL("node_modules/.bin/lighthouse", import.meta.url).pathname, [portal + path, "--quiet", "--output=json", `--output-path=${file}`, "--chrome-flags=--headless --no-sandbox --disable-gpu", ...skipped(path)], { stdio: ["ignore", "ignore", "inherit"] });
  const said = JSON.parse(readFileSync(file, "utf8"));
  if (said.runtimeError) throw new Error(`${path}: ${said.runtimeError.message}`);
  const value = audit => said.audits[audit].numericValue, sent = said.audits["network-requests"].details.items;
  const bytes = kept => sent.filter(kept).reduce((sum, one) => sum + one.transferSize, 0);
  return {
    scores: categories.map(name => Math.round(said.categories[name].score * 100)),
    exact: said.categories.performance.auditRefs.reduce((sum, ref) => sum + ref.weight * (said.audits[ref.id].score ?? 0), 0),
    figures: [value("first-contentful-paint"), value("largest-contentful-paint"), value("total-blocking-time"), value("cumulative-layout-shift"), bytes(() => true), bytes(one => one.resourceType !== "Image"), sent.length],
    faults: categories.flatMap(name => said.categories[name].auditRefs.filter(ref => ref.weight > 0 && (said.audits[ref.id].score ?? 1) < 1)
      .map(ref => `${name} ${ref.id} ${said.audits[ref.id].score} ${said.audits[ref.id].displayValue ?? ""}`)),
  };
}

const front = await (await fetch(portal + "/")).text();
const articles = await (await fetch(portal + "/sitemap-1.xml")).text();
const long = [...articles.matchAll(/<loc>[^<]*?(\/(?!lich|hoi-dap|kiem-chung)[a-z-]+\/[a-z0-9-]+-1)<\/loc>/g)][0]?.[1];
const article = front.match(/href="(\/[a-z-]+\/[a-z0-9-]+-\d{2,})"/)[1], section = front.match(/<nav class="menu".*?href="(\/[a-z-]+)"/s)[1];
const first = async (path, pattern) => (await (await fetch(portal + path)).text()).match(pattern)?.[1];
const report = await first("/bao-cao", /href="(\/bao-cao\/[^"/]+)"/), event = await first("/lich", /href="(\/lich\/[a-z0-9-]+-\d+)"/);
const question = await first("/hoi-dap/da-tra-loi", /href="(\/hoi-dap\/[a-z0-9-]+-\d+)"/), check = await first("/kiem-chung", /href="(\/kiem-chung\/[a-z0-9-]+-\d+)"/);
const pages = [["front", "/"], ["section", section], ["article", article], ["long read", long], ["search", "/tim-kiem"], ["results", "/tim-kiem?q=truong+hoc"], ["report", report], ["figure", report && report + "/so-lieu/items"], ["event", event], ["question", question], ["check", check], ["proof", article + "/lich-su/1"]].filter(([, path]) => path);
const barred = new Set(["front", "section", "article", "long read", "search"]);
let failed = false;
const row = cells => console.log(cells.map((cell, index) => index ? String(cell).padStart(9) : String(cell).padEnd(10)).join(" "));
row(["page", "perf", "access", "best", "seo", "FCP ms", "LCP ms", "TBT ms", "CLS", "bytes", "no photos", "requests", "perf runs"]);
try {
  for (const [name, path] of pages) {
    const runs = Array.from({ length: times }, (_, index) => look(path, `${name}-${index}`)).sort((one, other) => one.exact - other.exact);
    const middle = runs[(times - 1) / 2], [fcp, lcp, tbt, cls, ...rest] = middle.figures;
    row([name, ...middle.scores, Math.round(fcp), Math.round(lcp), Math.round(tbt), cls.toFixed(3), ...rest, runs.map(run => run.scores[0]).join("/")]);
    if (middle.scores.some(score => score < 100)) {
      failed ||= barred.has(name);
      console.log(middle.faults.map(fault => `  ${fault}`).join("\n"));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${failed ? "Some score" : "No score"} of ${[...barred].join(", ")} is below 100.`);
process.exitCode = failed ? 1 : 0;
