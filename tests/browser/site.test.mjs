// A static site's search, from the command to the box in the page.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { Site, launchBrowser } from "./browser.mjs";
import { buildSite, indexSite } from "./built-site.mjs";

const QUESTIONS = JSON.parse(readFileSync(resolve(import.meta.dirname, "../corpus/questions-handbook.json"), "utf8"));
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types nearsight";
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Static search</title><link rel="icon" href="data:,"><script type="module" src="/site-tests.js"></script><script type="module" src="/built/nearsight/nearsight.js"></script><near-sight></near-sight>`;
const SCRIPT = `import { Site } from "/built/nearsight/nearsight.js";
Object.assign(window, { Site, codeOf: (promise) => Promise.resolve(promise).then(() => "none", ({ code }) => code) });
window.titles = async (answer) => Promise.all(answer.hits.slice(0, 5).map(async (hit) => (await hit.data()).title));
window.ready = true;`;

let browser, built;

before(async () => {
  [browser, built] = [await launchBrowser(), buildSite("built")];
});
after(async () => {
  await browser.close();
  rmSync(built.folder, { recursive: true });
});

/** A page with a strict policy of its own, that may start nothing but workers and wasm. */
async function scene(t, { policy = POLICY, page: html = PAGE } = {}) {
  const site = await new Site().start();
  const context = await browser.newContext();
  t.after(async () => {
    await context.close();
    await site.stop();
  });
  site.replace("/site-tests.html", (_, response) => response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(html));
  site.replace("/site-tests.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(SCRIPT));
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  // The pages have no pictures where they say that they have some.
  page.on("console", (message) => { if (message.type() === "error" && !/404/.test(message.text())) errors.push(message.text()); });
  await page.goto(`${site.origin}/site-tests.html`);
  await page.waitForFunction(() => window.ready === true);
  return { site, page, context, errors };
}

const scripts = () => readdirSync(join(built.folder, "nearsight")).filter((name) => /\.(js|wasm)$/.test(name));
const chunks = () => readdirSync(join(built.folder, "nearsight/chunks"));

test("one tag is a search box: it finds the index beside it, under a policy that trusts no script", async (t) => {
  const { site, page, errors } = await scene(t);
  const { title, heading } = built.documents[0];
  const before = site.requests.filter((path) => path.startsWith("/built/"));
  assert.deepEqual([...new Set(before)], ["/built/nearsight/nearsight.js"], "nothing else is fetched before the box is used");
  await page.getByRole("combobox").fill(heading);
  await page.getByRole("group", { name: title }).waitFor();
  await page.getByRole("combobox").press("Enter");
  assert.match(await page.getByRole("option").first().getAttribute("href"), /\/built\/[a-z-]+\.html/);
  const fetched = [...new Set(site.requests)].filter((path) => /\.(js|wasm)$/.test(path) && path !== "/site-tests.js");
  assert.deepEqual(fetched.sort(), ["nearsight.js", "nearsight_site_bg.wasm", "worker.js"].map((name) => `/built/nearsight/${name}`));
  assert.deepEqual(errors, []);
});

test("a site in English has no other language's stemmers beside it", () => {
  assert.ok(scripts().includes("nearsight_site_bg.wasm"));
  assert.ok(!scripts().includes("nearsight_site_languages_bg.wasm"));
  assert.ok(existsSync(join(built.folder, "nearsight/entry.json")));
});

test("the search's policy lets nothing through but its own worker", async (t) => {
  const { page } = await scene(t);
  const made = await page.evaluate(async (base) => {
    const policies = [];
    const { createPolicy } = TrustedTypePolicyFactory.prototype;
    TrustedTypePolicyFactory.prototype.createPolicy = function (...given) {
      policies.push(createPolicy.apply(this, given));
      return policies.at(-1);
    };
    const native = Worker;
    for (const _ of [0, 1]) (await Site.open(base)).close();
    const refused = policies.map((policy) => {
      try { return String(policy.createScriptURL("/evil.js")); } catch ({ name }) { return name; }
    });
    return { names: policies.map(({ name }) => name), refused, isRestored: Worker === native };
  }, built.base);
  assert.deepEqual(made, { names: ["nearsight"], refused: ["TypeError"], isRestored: true });
});

test("where a page trusts no policy of the search, that is what it says", async (t) => {
  const { page } = await scene(t, { policy: POLICY.replace("trusted-types nearsight", "trusted-types 'none'") });
  assert.equal(await page.evaluate((base) => window.codeOf(Site.open(base)), built.base), "worker-blocked");
});

test("words, misspelt words and other words find their page", async (t) => {
  const { page } = await scene(t);
  const { title, heading } = built.documents[0];
  const found = await page.evaluate(async ([base, heading]) => {
    window.site = await Site.open(base);
    const answer = await window.site.search(heading);
    return { titles: await window.titles(answer), stage: answer.stage, total: answer.total };
  }, [built.base, heading]);
  assert.equal(found.titles[0], title);
  assert.equal(found.stage, "meaning");
  const hits = await page.evaluate(async (questions) => {
    let right = 0;
    for (const { question, expect } of questions) {
      const answer = await window.site.search(`${question} `, { limit: 3 });
      const shown = await Promise.all(answer.hits.map((hit) => hit.data()));
      const urls = shown.flatMap(({ sub_results }) => sub_results.map(({ url }) => url));
      right += Number(urls.some((url) => expect.some((id) => url === `/built/${id.replace("#", ".html#")}`)));
    }
    return right;
  }, QUESTIONS);
  assert.ok(hits >= 0.75 * QUESTIONS.length, `${hits} of ${QUESTIONS.length} re-worded questions`);
});

test("a hit shows its section with what was marked, as text and never as HTML", async (t) => {
  const { page } = await scene(t);
  const { id, title, heading, text } = built.documents[3];
  const shown = await page.evaluate(async ([base, heading]) => {
    const site = await Site.open(base);
    const { hits } = await site.search(heading);
    return { data: await hits[0].data(), counts: await site.filters() };
  }, [built.base, heading]);
  assert.equal(shown.data.title, title);
  assert.ok(shown.data.meta.image.endsWith(`/built/img/${id.split("#")[0]}.png`), "seen from the page that it is on");
  const [best] = shown.data.sub_results;
  assert.deepEqual([best.title, best.url], [heading, `/built/${id.replace("#", ".html#")}`]);
  const plain = (words) => words.replaceAll(/\s+/g, " ").trim();
  assert.ok(plain(text).includes(plain(best.excerpt.text.replaceAll(/^… | …$/g, ""))), best.excerpt.text);
  assert.ok(best.excerpt.ranges.every(([from, to]) => from < to && to <= best.excerpt.text.length));
  assert.deepEqual(Object.keys(shown.counts.part), ["first", "second"]);
});

test("what is shown of all hits is asked for in one call, and one whose file is gone takes no other with it", async (t) => {
  const first = await scene(t);
  const show = (page) => page.evaluate(async (base) => {
    const methods = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message) {
      methods.push(message.method);
      return postMessage.call(this, message);
    };
    const site = await Site.open(base);
    const { hits } = await site.search("water in winter ", { limit: 8 });
    const shown = await Promise.all(hits.map((hit) => window.codeOf(hit.data())));
    Worker.prototype.postMessage = postMessage;
    site.close();
    return { shown, nCalls: methods.filter((method) => method === "data").length };
  }, built.base);
  const { shown, nCalls } = await show(first.page);
  assert.deepEqual([new Set(shown), shown.length, nCalls], [new Set(["none"]), 8, 1]);
  // The last file that was fetched is one of passages.
  const last = first.site.requests.findLast((path) => path.endsWith(".ns"));
  const second = await scene(t);
  second.site.replace(last, (_, response) => response.destroy());
  const without = await show(second.page);
  assert.equal(without.nCalls, 1);
  assert.deepEqual([...new Set(without.shown)].sort(), ["network", "none"]);
});

test("filters, and what they leave", async (t) => {
  const { page } = await scene(t);
  const left = await page.evaluate(async (base) => {
    const site = await Site.open(base);
    const [part] = Object.keys((await site.filters()).part);
    const { hits, filters, total } = await site.search("water ", { filters: { part } });
    const parts = await Promise.all(hits.map(async (hit) => (await hit.data()).filters.part[0]));
    return { part, parts, filters, total };
  }, built.base);
  assert.ok(left.parts.length > 0 && left.parts.every((part) => part === left.part));
  assert.deepEqual(left.filters, { part: { [left.part]: left.total } });
});

test("what is fetched once is not fetched again, and a question fetches little", async (t) => {
  const { site, page } = await scene(t);
  const asked = (text) => page.evaluate(async ([base, text]) => {
    window.site ??= await Site.open(base);
    await window.site.search(text);
  }, [built.base, text]);
  await asked("how to keep bread fresh ");
  const first = site.requests.filter((path) => path.endsWith(".ns"));
  assert.equal(new Set(first).size, first.length);
  assert.ok(first.length < chunks().length / 2, `${first.length} of ${chunks().length} files`);
  await asked("how to keep bread fresh ");
  assert.equal(site.requests.filter((path) => path.endsWith(".ns")).length, first.length);
});

test("a file that is missing or another one is refused by name; a site that was published anew is read anew", async (t) => {
  const { site, page } = await scene(t);
  const codes = (text) => page.evaluate(async ([base, text]) => {
    window.site ??= await Site.open(base);
    return window.codeOf(window.site.search(text));
  }, [built.base, text]);
  assert.equal(await codes("bread "), "none");
  const other = readFileSync(join(built.folder, "nearsight/chunks", chunks()[0]));
  for (const name of chunks()) site.replace(`/built/nearsight/chunks/${name}`, (_, response) => response.writeHead(404).end());
  assert.equal(await codes("bicycle tyre "), "site-damaged");
  for (const name of chunks()) site.replace(`/built/nearsight/chunks/${name}`, (_, response) => response.writeHead(200).end(other));
  assert.equal(await codes("knots and rope "), "site-damaged");
  for (const name of chunks()) site.restore(`/built/nearsight/chunks/${name}`);
  // Published anew: a page more, and the old files are gone.
  writeFileSync(join(built.folder, "new.html"), "<html lang=en><title>x</title><main><h1>Zeppelin</h1><p>A zeppelin is lighter than the air around it.</p></main></html>");
  indexSite(built.folder);
  const titles = await page.evaluate(async () => window.titles(await window.site.search("zeppelin air ")));
  assert.equal(titles[0], "Zeppelin");
});

test("no index, an index or scripts of another version and a policy without wasm say what to do", async (t) => {
  const { site, page } = await scene(t);
  const open = (base) => page.evaluate((base) => window.codeOf(Site.open(base)), base);
  assert.equal(await open("/nowhere/"), "site-not-found");
  site.replace("/built/nearsight/entry.json", JSON.stringify({ format: 99, languages: { en: { root: "0", pages: 1 } } }));
  assert.equal(await open(built.base), "site-version");
  site.restore("/built/nearsight/entry.json");
  // The page has the script that it had before; the folder has been published anew with another version.
  const worker = readFileSync(join(built.folder, "nearsight/worker.js"), "utf8");
  const { build } = JSON.parse(readFileSync(join(built.folder, "nearsight/runtime.json"), "utf8"));
  site.replace("/built/nearsight/worker.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(worker.replaceAll(build, "0123456789ab")));
  assert.equal(await open(built.base), "site-version");
  site.restore("/built/nearsight/worker.js");
  assert.equal(await open(built.base), "none");
  const strict = await scene(t, { policy: POLICY.replace(" 'wasm-unsafe-eval'", "") });
  strict.site.replace("/built/nearsight/worker.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript", "content-security-policy": "script-src 'self'" }).end(readFileSync(join(built.folder, "nearsight/worker.js"))));
  assert.equal(await strict.page.evaluate((base) => window.codeOf(Site.open(base)), built.base), "wasm-blocked");
});

test("without a network what is there still answers", async (t) => {
  const { page, context } = await scene(t);
  await page.evaluate(async (base) => {
    window.site = await Site.open(base);
    await window.site.search("bread ");
  }, built.base);
  await context.setOffline(true);
  const again = await page.evaluate(async () => (await window.site.search("bread ")).hits.length);
  assert.ok(again > 0);
});

test("with tier text the model itself encodes questions, once it is there; without, nothing of it is fetched", async (t) => {
  indexSite(built.folder, ["--tier", "text"]);
  const { site, page } = await scene(t);
  const ofModel = () => site.requests.filter((path) => path.includes("/model/") || /encoder\.js|nearsight(_relaxed)?_bg/.test(path));
  const question = "a loop that holds";
  const before = await page.evaluate(async ([base, question]) => {
    window.site = await Site.open(base);
    return (await window.site.search(question)).hits.map(({ score }) => score);
  }, [built.base, question]);
  assert.deepEqual(ofModel(), []);
  const after = await page.evaluate(async ([base, question]) => {
    const site = await Site.open(base, { tier: "text" });
    const first = await site.search(question);
    for (let waited = 0; waited < 60_000 && !(await site.isUpgraded()); waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
    const { hits, stage } = await site.search(question);
    return { first: first.hits.map(({ score }) => score), scores: hits.map(({ score }) => score), stage };
  }, [built.base, question]);
  assert.ok(ofModel().length > 2, "the model came behind the first question");
  assert.deepEqual(after.first, before, "the first one was answered without it");
  assert.equal(after.stage, "meaning");
  assert.notDeepEqual(after.scores, before, "the encoder's own vector is another one");
  const refused = await page.evaluate((base) => codeOf(Site.open(base, { tier: "best" })), built.base);
  assert.equal(refused, "option-invalid");
});

test("what needs no file is answered at once; phrases and what is excluded count", async (t) => {
  const { page } = await scene(t);
  const { title, text } = built.documents[0];
  const phrase = text.split(/[.,]/)[0].split(" ").slice(0, 4).join(" ");
  const seen = await page.evaluate(async ([base, phrase]) => {
    const site = await Site.open(base);
    const question = `"${phrase}"`;
    const cold = await site.searchFetched(question);
    const found = await site.search(question);
    const titles = await window.titles(found);
    const warm = await site.searchFetched(question);
    const turned = await site.search(`"${phrase.split(" ").reverse().join(" ")}"`);
    return { cold, titles, warm: warm?.hits.length, turned: turned.hits.length };
  }, [built.base, phrase]);
  assert.equal(seen.cold, null);
  assert.equal(seen.titles[0], title);
  assert.equal(seen.warm, seen.titles.length);
  assert.equal(seen.turned, 0, "the same words in another order are another phrase");
});
