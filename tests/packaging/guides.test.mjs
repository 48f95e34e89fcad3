// The guides, line by line: the real generator builds a small site, `nearsight site` makes it searchable, a visitor finds a page.
// `./build.sh test-guides` runs it; it fetches the generators, so it is no part of `./build.sh test`.

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import sirv from "sirv";
import { documentation } from "../../www/tools/documentation.mjs";
import { launchBrowser } from "../browser/browser.mjs";
import { readGuide } from "./guide.mjs";
import { Sample, markdownPages } from "./sample.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Serves a built folder at a host's root. */
async function served(t, folder) {
  const files = sirv(folder, { dev: true, extensions: ["html"] });
  const server = createServer((request, response) => files(request, response, () => response.writeHead(404).end()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/** Asks at the first page, and goes where the first hit leads. @returns {Promise<string>} the heading there */
async function visit(t, folder, { question, hotkey = "Control+k", mayFail }) {
  const origin = await served(t, folder);
  const page = await browser.newPage();
  t.after(() => page.close());
  const errors = [];
  page.on("pageerror", ({ message }) => { if (!mayFail?.test(message)) errors.push(message); });
  await page.goto(`${origin}/`);
  await page.locator("near-sight").first().waitFor();
  await page.waitForFunction(() => customElements.get("near-sight"));
  await page.keyboard.press(hotkey);
  await page.keyboard.type(question);
  const first = page.locator("[part=result]").first();
  await first.waitFor();
  const title = await first.locator("[part=title]").textContent();
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL((url) => url.pathname !== "/"), page.keyboard.press("Enter")]);
  assert.deepEqual(errors, []);
  const heading = (await page.locator("main :is(h1, h2)").first().textContent()).replaceAll(/[\s\u200b]+/g, " ").trim();
  assert.ok(heading.startsWith(title), `"${title}" leads to "${heading}"`);
  return heading;
}

/** Runs a guide over the pages of the handbook, and asks. */
async function follow(t, name, { packages, file }) {
  const { files, commands } = readGuide(name);
  for (const page of markdownPages()) files.set(...file(page));
  const sample = new Sample(name, files, packages);
  for (const command of commands) sample.run(command);
  const built = join(sample.folder, commands.at(-1).split(" ").at(-1));
  assert.equal(await visit(t, built, { question: "flat tyre on my bike " }), "Bicycle repair");
}

test("VitePress", (t) => follow(t, "vitepress", {
  packages: { vitepress: "1.6.4" },
  file: ({ name, title, text }) => [`docs/${name}.md`, `# ${title}\n\n${text}`],
}));

test("Astro", (t) => follow(t, "astro", {
  packages: { astro: "5.16.0" },
  file: ({ name, title, text }) => [`src/pages/${name}.md`, `---\nlayout: ../layouts/Page.astro\ntitle: ${title}\n---\n\n# ${title}\n\n${text}`],
}));

test("Docusaurus", (t) => follow(t, "docusaurus", {
  packages: { "@docusaurus/core": "3.10.2", "@docusaurus/preset-classic": "3.10.2", "@mdx-js/react": "^3.0.0", react: "^19.0.0", "react-dom": "^19.0.0" },
  file: ({ name, title, text }) => [`docs/${name}.md`, `# ${title}\n\n${text}`],
}));

test("any folder of pages", async (t) => {
  const { files, commands } = readGuide("plain");
  files.set("public/pans.html", files.get("public/index.html").replaceAll("Kettles", "Pans").replace(/<p>.*<\/p>/, "<p>An iron pan is seasoned with oil.</p>"));
  const sample = new Sample("plain", files, {});
  for (const command of commands) sample.run(command);
  assert.equal(await visit(t, join(sample.folder, "public"), { question: "seasoned iron " }), "Pans");
});

/** What mdBook's own search brings to a page. */
const OWN_SEARCH = /<script src="[^"]*(?:elasticlunr|mark|searcher)-[^"]*"><\/script>/g;

/** mdBook has built the Rust Book that comes with Rust; what the guide's files would change of a page is changed in each. */
test("mdBook", async (t) => {
  const book = join(documentation(), "book");
  if (!existsSync(book)) return t.skip("the Rust Book is not installed");
  const { files, commands } = readGuide("mdbook");
  assert.deepEqual(commands, ["mdbook build", "nearsight site book"]);
  const sample = new Sample("mdbook", files, {});
  const folder = join(sample.folder, "book");
  rmSync(folder, { recursive: true, force: true });
  cpSync(book, folder, { recursive: true });
  const head = files.get("theme/head.hbs").replace("{{ path_to_root }}", "");
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
    const page = readFileSync(join(folder, name), "utf8");
    const withTag = page.replace("</head>", `${head}</head>`).replace(/<div [^>]*class="page">/, (page) => `${page}${files.get("theme/header.hbs")}`);
    writeFileSync(join(folder, name), withTag.replaceAll(OWN_SEARCH, ""));
  }
  // The book asks the playground of Rust which crates it has. By words alone: encoding a whole book takes minutes, and is no part of the guide.
  sample.run(commands[1], { NEARSIGHT_MODEL: "none" });
  assert.equal(await visit(t, folder, { question: "slice type ", hotkey: "/", mayFail: /Failed to fetch/ }), "The Slice Type");
});
