// The measurements as people read them.

const cell = (summary) => (summary ? `${summary.min} (${summary.median})` : "");

/** Prints what was measured, as far as it was. @param {Record<string, any>} details */
export function printTables({ ms_by_tokens, ms_per_passage_by_batch, tokens_per_passage, cold_ms, ...rest }) {
  if (ms_by_tokens) {
    console.log("\nms a text by tokens: least (median)");
    console.table(Object.fromEntries(Object.entries(ms_by_tokens).map(([name, shapes]) =>
      [name, Object.fromEntries(Object.entries(shapes).map(([tokens, summary]) => [`${tokens} tokens`, cell(summary)]))])));
    console.log(`\nms a passage (${tokens_per_passage} tokens on average) by how many are given at once: least (median)`);
    console.table(Object.fromEntries(Object.entries(ms_per_passage_by_batch).map(([name, sizes]) =>
      [name, Object.fromEntries(Object.entries(sizes).map(([size, summary]) => [`${size} at once`, cell(summary)]))])));
  }
  if (cold_ms) {
    console.log("\nms from nothing to the first query's vector, files over loopback: least (median)");
    console.table(Object.fromEntries(Object.entries(cold_ms).map(([name, summary]) => [name, { cold: cell(summary) }])));
  }
  for (const [name, value] of Object.entries(rest)) {
    console.log(`\n${name}`);
    if (value !== null && typeof value === "object") console.table(value);
    else console.log(value);
  }
}
