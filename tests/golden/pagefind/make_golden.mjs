// What Pagefind reads of the pages in pages/: npm install pagefind@1.6.0, then node make_golden.mjs
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createIndex } from "pagefind";

const folder = new URL("pages/", import.meta.url);
const SIGNATURE = "pagefind_dcd";

const { index } = await createIndex();
for (const url of readdirSync(folder).sort()) {
  await index.addHTMLFile({ url, content: readFileSync(new URL(url, folder), "utf8") });
}
const { files } = await index.getFiles();
const fragments = files.filter((file) => file.path.includes(".pf_fragment"));
const pages = fragments.map(({ content }) => {
  const text = gunzipSync(content).toString("utf8");
  return JSON.parse(text.slice(text.indexOf(SIGNATURE) + SIGNATURE.length));
});
pages.sort((a, b) => (a.url < b.url ? -1 : 1));
writeFileSync(new URL("fragments.json", import.meta.url), `${JSON.stringify(pages, null, 1)}\n`);
// The service that the module keeps for the next index would hold the process.
process.exit(0);
