// Reads the portal like a crawler, signed out and then as the owner, keeps some pages of every kind and all that the sitemap names, and has vnu and html-validate look at each.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import config from "./html-validate.config.mjs";

const [, , portal, work] = process.argv, most = 4;
const folder = join(work, "pages"), pages = new Map();
mkdirSync(folder, { recursive: true });
let cookie = "";

async function ask(path, options = {}) {
  const answer = await fetch(portal + path, { redirect: "manual", ...options, headers: { cookie, ...options.headers } });
  for (const set of answer.headers.getSetCookie()) cookie = [...cookie.split("; ").filter(one => one && !one.startsWith(set.split("=")[0] + "=")), set.split(";")[0]].join("; ");
  return answer;
}

async function keep(path, status) {
  const answer = await ask(path), html = await answer.text();
  if (status && answer.status !== status) throw new Error(`${path} answered ${answer.status}`);
  if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`);
  if (answer.status >= 300 && answer.status < 400 || !answer.headers.get("content-type")?.startsWith("text/html")) return "";
  const file = `${String(pages.size + 1).padStart(4, "0")}.html`;
  pages.set(file, path);
  writeFileSync(join(folder, file), html);
  return html;
}

// What a form sends: its hidden fields and these.
const hidden = (text, fields) => new URLSearchParams([...[...text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [input.match(/name="([^"]+)"/)[1], input.match(/value="([^"]*)"/)?.[1] ?? ""]), ...Object.entries(fields)]);

// Addresses that differ only in names, numbers and hashes are one kind of page.
const kind = path => path.replace(/\?.*/, query => "?" + [...new URLSearchParams(query)].map(([name]) => name).join()).replace(/[0-9a-f]{64}/, "H")
  .replace(/^(\/en)?\/(?!en\b|ban|luu-tru|du-an|tim-kiem|tac-gia|don-vi|chu-de|thoi-tiet|thong-ke|ty-gia|tiep-can|lich|nhiem-vu|bao-cao|hoi-dap|kiem-chung|so-kiem-duyet|dinh-chinh)([a-z-]+)(\/[a-z0-9-]+-\d+)?/, (_, en = "", __, story) => `${en}/SECTION${story ? "/STORY" : ""}`)
  .replace(/(du-an|nhiem-vu)\/don-vi\/[a-z0-9-]+/, "$1/don-vi/NAME").replace(/(?<!NAME.*)(don-vi|tac-gia|chu-de|du-an|nhiem-vu)\/(?!don-vi\/NAME)[a-z0-9-]+/, "$1/NAME")
  .replace(/^(\/en)?\/(lich|hoi-dap|kiem-chung)\/[a-z0-9-]*[a-z][a-z0-9-]*-\d+/, "$1/$2/NAME").replace(/ket-luan\/[a-z-]+/, "ket-luan/NAME").replace(/^\/ban\/(so-lieu|nhuan-but)\/(\d+-\d+)\/[a-z-]+/, "/ban/$1/$2/NAME").replace(/so-lieu\/[a-z][a-z0-9.:-]*(\/(?!trang|tep)[a-z-]+(\/(?!trang|tep)[^/?]+)?)?/, (_, by, value) => "so-lieu/NAME" + (value ? "/BY/VALUE" : by ? "/BY" : "")).replace(/\d+/g, "N");

async function crawl(from, inside) {
  const counted = new Map(), known = new Set(from), queue = [...from];
  while (queue.length) {
    const path = queue.shift(), name = kind(path), had = counted.get(name) ?? 0;
    if (had >= most) continue;
    const html = await keep(path);
    if (html) counted.set(name, had + 1);
    for (const [, link] of html.matchAll(/<(?:a|option)\b[^>]*?\shref="(\/[^"#]*)/g)) {
      const next = link.replaceAll("&amp;", "&");
      if (!known.has(next) && inside.test(next) && !/\.(jpg|png|webp|avif|svg|xml|json|pdf|docx|csv|ics)$|\/tep\//.test(next)) { known.add(next); queue.push(next); }
    }
  }
  return counted;
}

const outside = /^\/(?!ban|anh|tep|a\/)/;
const kinds = [...(await crawl(["/", "/en", "/tiep-can", "/tim-kiem?q=truong+hoc", "/tim-kiem?q=khong-co-gi-het-qzx", "/en/tim-kiem?q=river", "/en/tim-kiem?q=qzxqzx"], outside)).keys()];
const seen = new Set(pages.values());
const named = [...(await (await ask("/sitemap-1.xml")).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
for (const path of named) if (!seen.has(path)) await keep(path, 200);
for (const path of ["/khong-co-trang-nay", "/en/no-such-page", "/thoi-su/khong-co-bai-99999999"]) await keep(path, 404);

const door = await keep("/ban/vao", 200), names = readFileSync(join(work, "names"), "utf8");
const asked = [...door.matchAll(/<form\b.*?<\/form>/gs)].map(([text]) => text).find(text => text.includes('name="Password"'));
const form = hidden(asked, { UserName: names.match(/^ {2}(\S+)/m)[1], Password: names.match(/: (\S+-[0-9a-f]+)$/m)[1] });
const entered = await ask(asked.match(/ action="([^"]+)"/)?.[1] ?? "/ban/vao", { method: "POST", body: form });
if (entered.status !== 302) throw new Error(`the desk's door answered ${entered.status}`);
const desk = [...(await crawl(["/ban", "/ban?state=Withdrawn"], /^\/ban/)).keys()];

// The demo city has withdrawn nothing: the owner withdraws one article here, for its page.
const open = [...pages].map(([file, path]) => [path, readFileSync(join(folder, file), "utf8").match(/<form[^>]*action="([^"]+\/go)"[^>]*id="go".*?<\/form>/s)]).find(([, found]) => found);
await ask(open[1][1], { method: "POST", body: hidden(open[1][0], { Reason: "Tin chưa được kiểm chứng." }) });
await keep(named.find(path => path.endsWith("-" + open[0].match(/\d+/)[0])), 410);
console.log(`${pages.size} pages of ${kinds.length} kinds for readers and ${desk.length} at the desk.`);
if (process.env.KINDS) console.log([...kinds, ...desk].sort().join("\n"));

const faults = [];
const jar = new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url).pathname;
let said;
try {
  said = execFileSync("java", ["-Xss4m", "-jar", jar, "--exit-zero-always", "--format", "json", "--stdout", folder], { maxBuffer: 1 << 28, encoding: "utf8" });
} catch (error) {
  throw new Error("vnu did not run: " + error.message);
}
const messages = JSON.parse(said).messages;
for (const message of messages) {
  if (message.type !== "error") continue;
  faults.push(`vnu ${pages.get(basename(message.url))}: ${message.message} ${(message.extract ?? "").replaceAll(/\s+/g, " ").slice(0, 160)}`);
}
const judge = new HtmlValidate(new StaticConfigLoader(config));
for (const [file, path] of pages) {
  const report = await judge.validateString(readFileSync(join(folder, file), "utf8"), file);
  for (const message of report.results.flatMap(result => result.messages)) if (message.severity === 2) faults.push(`html-validate ${path}:${message.line}: ${message.ruleId}: ${message.message} ${message.selector ?? ""}`);
}
const short = new Map();
for (const fault of faults) {
  const name = fault.replace(/ \/\S*?: /, " … ").replaceAll(/\d+/g, "N").slice(0, 90);
  short.set(name, [...(short.get(name) ?? []), fault]);
}
for (const alike of short.values()) console.log(`${alike.length} × ${alike[0]}`);
console.log(`vnu: ${faults.filter(fault => fault.startsWith("vnu")).length} errors (${messages.filter(message => message.type !== "error").length} remarks). html-validate: ${faults.filter(fault => fault.startsWith("html")).length} errors.`);
process.exitCode = faults.length ? 1 : 0;
