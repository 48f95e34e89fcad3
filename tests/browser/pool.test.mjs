// Indexing by several workers: the same index, free searches, and nothing lost when a worker fails.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { MODEL, SITE, launchBrowser, scene } from "./browser.mjs";
import { DOCUMENTS, QUESTION, manyDocuments } from "./corpus.mjs";
import { openCode } from "./filled.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

const MANY = manyDocuments(60);

/** In the engine's worker: sees what its pool answers, and can end a worker of it. */
const SPY = `
  const workers = [];
  const passages = [];
  self.Worker = class extends self.Worker {
    constructor(...args) {
      super(...args);
      const index = workers.push(this) - 1;
      passages[index] = 0;
      this.addEventListener("message", ({ data }) => { if (Array.isArray(data.result)) passages[index] += data.result.length; });
    }
  };
  const channel = new BroadcastChannel("spy");
  channel.onmessage = ({ data }) => {
    if ("terminate" in data) workers[data.terminate].terminate();
    channel.postMessage({ passages });
  };`;

/** In the page: opens a collection in a spied worker, asks the spy, counts what lives, hashes an index. */
function prepare() {
  const channel = new BroadcastChannel("spy");
  const worker = () => new Worker("/spied-worker.js", { type: "module" });
  Object.assign(window, {
    openSpied: (workers, options = {}) => Collection.open("notes", { persist: false, worker, workers, ...options }),
    askSpy: (question = {}) => new Promise((resolve) => {
      channel.onmessage = ({ data }) => resolve(data);
      channel.postMessage(question);
    }),
    // Every worker of the package holds a lock for as long as it lives.
    countAlive: async () => (await navigator.locks.query()).held.filter(({ name }) => name.startsWith("nearsight/alive/")).length,
    until: async (isTrue, patienceMs) => {
      for (const end = performance.now() + patienceMs; performance.now() < end;) {
        if (await isTrue()) return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return false;
    },
    hashOf: async (collection) => {
      const digest = await crypto.subtle.digest("SHA-256", await collection.export());
      return Array.from(new Uint8Array(digest)).join();
    },
  });
}

/** A scene with a spied worker; `preamble` runs in it before the engine starts. */
async function spiedScene(t, preamble = "") {
  const opened = await scene(t, browser);
  replaceScript(opened.site, "/spy.js", `${preamble}\n${SPY}`);
  replaceScript(opened.site, "/spied-worker.js", 'import "/spy.js"; import "/sdk/src/worker.js";');
  await opened.page.evaluate(prepare);
  return opened;
}

function replaceScript(site, path, text) {
  site.replace(path, (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(text));
}

/** What the engine alone makes of `MANY`, found out once. @type {string | undefined} */
let ofOne;

async function hashOfOne(page) {
  return ofOne ??= await makeAlone(page, MANY);
}

async function makeAlone(page, documents) {
  const { hash, passages } = await page.evaluate(async (documents) => {
    const collection = await openSpied(1);
    await collection.upsert(documents);
    const one = { hash: await hashOf(collection), ...await askSpy() };
    await collection.close();
    return one;
  }, documents);
  assert.deepEqual(passages, [], "one worker is the engine itself");
  return hash;
}

test("two workers make the same index as one, byte for byte, and encode all of it once they are there", async (t) => {
  const { page } = await spiedScene(t);
  const expected = await hashOfOne(page);
  const { cold, first, warm, second, alive } = await page.evaluate(async (documents) => {
    const collection = await openSpied(2);
    const cold = await collection.upsert(documents);
    const hash = await hashOf(collection);
    const after = await askSpy();
    const alive = await countAlive();
    const more = documents.map((document) => ({ ...document, id: `more-${document.id}` }));
    const warm = await collection.upsert(more);
    return { cold, first: { hash, ...after }, warm, second: await askSpy(), alive };
  }, MANY);
  assert.equal(first.hash, expected);
  assert.equal(alive, 3);
  const sum = ({ passages }) => passages.reduce((all, some) => all + some, 0);
  t.diagnostic(`${sum(first)} of ${cold.passages} passages by the starting pool, then ${sum(second) - sum(first)} of ${warm.passages}`);
  assert.equal(sum(second) - sum(first), warm.passages);
  assert.ok(second.passages.every((some, i) => some > first.passages[i]), "both had some");
});

for (const workers of [1, 2]) {
  test(`searches are answered while ${workers === 1 ? "the engine" : "a pool"} indexes`, async (t) => {
    const { page } = await spiedScene(t);
    const { waits, alone, whole, first } = await page.evaluate(async ([workers, documents, many, text]) => {
      const collection = await openSpied(workers);
      await collection.upsert(documents);
      // Starts the pool.
      await collection.upsert(many);
      const timed = async () => {
        const asked = performance.now();
        const { hits } = await collection.search({ text, limit: 100 });
        return { wait: performance.now() - asked, first: hits[0].id };
      };
      const alone = [];
      for (let i = 0; i < 20; i++) alone.push((await timed()).wait);
      let running = true;
      const start = performance.now();
      const more = many.map((document) => ({ ...document, id: `more-${document.id}` }));
      const upsert = collection.upsert(more).finally(() => { running = false; });
      const waits = [];
      let first;
      while (running) {
        const answer = await timed();
        if (running) waits.push(answer.wait);
        first = answer.first;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await upsert;
      return { waits, alone, whole: performance.now() - start, first };
    }, [workers, DOCUMENTS, MANY, QUESTION]);
    const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)].toFixed(1);
    t.diagnostic(`workers ${workers}: ${waits.length} searches in ${whole.toFixed(0)} ms of indexing, p50 ${at(waits, 0.5)} ms, p95 ${at(waits, 0.95)} ms; p50 ${at(alone, 0.5)} ms without indexing`);
    assert.ok(waits.length > 4);
    assert.ok(Math.max(...waits) < whole / 2);
    assert.ok(first === 1 || String(first).includes("many-"));
  });
}

for (const [name, victims] of [["one worker of the pool", [0]], ["every worker of the pool", [0, 1]]]) {
  test(`${name} killed in the middle of a batch loses nothing`, async (t) => {
    const { page } = await spiedScene(t);
    const expected = await hashOfOne(page);
    const { hash, added, passages, atDeath } = await page.evaluate(async ([documents, victims]) => {
      const collection = await openSpied(2);
      let atDeath;
      const upsert = collection.upsert(documents);
      // Two more batches are on their way to a worker that has answered one.
      await until(async () => (await askSpy()).passages.filter((some) => some > 0).length === 2, 60_000);
      for (const terminate of victims) atDeath = await askSpy({ terminate });
      const added = await upsert;
      return { hash: await hashOf(collection), added, atDeath: atDeath.passages, passages: (await askSpy()).passages };
    }, [MANY, victims]);
    assert.ok(atDeath[0] < added.passages / 2, `there was something left to lose: ${atDeath} of ${added.passages}`);
    assert.equal(added.documents, MANY.length);
    assert.equal(hash, expected);
    // What had been sent before may still arrive.
    assert.ok(passages[0] - atDeath[0] < 16, "the dead encode nothing");
    if (victims.length === 1) assert.ok(passages[1] > atDeath[1], "the other one goes on");
  });
}

/** Ways in which a worker of the pool can fail: replies to a request, or nothing for the true answer. */
const FAILURES = {
  "that traps": ({ method, id }, n) => method === "encode" && n === 3 && { id, error: { code: "internal", message: "unreachable" } },
  "that answers no numbers": ({ method, id, params }) => method === "encode" && { id, result: params.texts.map(() => new Float32Array(384).fill(NaN)) },
  "that answers vectors of another length": ({ method, id, params }) => method === "encode" && { id, result: params.texts.map(() => Float32Array.of(1)) },
  "that answers too few": ({ method, id }) => method === "encode" && { id, result: [] },
  "with another model": ({ method, id }) => method === "load" && { id, result: "another-fingerprint" },
};

for (const [name, reply] of Object.entries(FAILURES)) {
  test(`a pool ${name} changes nothing in the index`, async (t) => {
    const { page, site } = await spiedScene(t);
    replaceScript(site, "/sdk/src/true-pool-worker.js", await readFile(join(SITE, "sdk/src/pool-worker.js"), "utf8"));
    replaceScript(site, "/sdk/src/pool-worker.js", `
      import "./true-pool-worker.js";
      const answer = self.onmessage;
      let n = 0;
      self.onmessage = (event) => {
        n += 1;
        const failure = (${reply})(event.data, n);
        if (failure) self.postMessage(failure);
        else answer(event);
      };`);
    const expected = await hashOfOne(page);
    const { hash, started } = await page.evaluate(async (documents) => {
      const collection = await openSpied(2);
      await collection.upsert(documents);
      return { hash: await hashOf(collection), started: (await askSpy()).passages.length };
    }, MANY);
    assert.equal(hash, expected);
    assert.equal(started, 2, "there was a pool");
  });
}

test("a pool whose script is not there changes nothing in the index", async (t) => {
  const { page, site } = await spiedScene(t);
  site.replace("/sdk/src/pool-worker.js", (_, response) => response.writeHead(404).end());
  const expected = await hashOfOne(page);
  const hash = await page.evaluate(async (documents) => {
    const collection = await openSpied(2);
    await collection.upsert(documents);
    return hashOf(collection);
  }, MANY);
  assert.equal(hash, expected);
});

test("without a cache the model is fetched once, and the engine encodes itself", async (t) => {
  const { page, site } = await spiedScene(t, 'StorageManager.prototype.getDirectory = undefined; Object.defineProperty(self, "caches", { value: undefined });');
  const expected = await hashOfOne(page);
  site.requests.length = 0;
  const { hash, passages, warnings } = await page.evaluate(async (documents) => {
    const collection = await openSpied(2);
    await collection.upsert(documents);
    return { hash: await hashOf(collection), ...await askSpy(), warnings: collection.warnings };
  }, MANY);
  assert.equal(hash, expected);
  assert.deepEqual(warnings.map(({ code }) => code), ["persistence-unavailable"]);
  assert.deepEqual(passages, [0, 0]);
  const fetched = site.requests.filter((path) => path.startsWith(`/models/${MODEL}/`));
  assert.equal(new Set(fetched).size, fetched.length, fetched.join());
});

test("workers with nothing to do end after some seconds, and start again when there is", async (t) => {
  const { page } = await spiedScene(t);
  const { busy, isAlone, again } = await page.evaluate(async (documents) => {
    const collection = await openSpied(2);
    await collection.upsert(documents);
    const busy = await countAlive();
    const isAlone = await until(async () => await countAlive() === 1, 20_000);
    await collection.upsert(documents);
    return { busy, isAlone, again: await countAlive() };
  }, MANY);
  assert.deepEqual({ busy, isAlone, again }, { busy: 3, isAlone: true, again: 3 });
});

test("a small upsert starts no workers", async (t) => {
  const { page } = await spiedScene(t);
  const alive = await page.evaluate(async (documents) => {
    const collection = await openSpied(2);
    await collection.upsert(documents);
    return countAlive();
  }, DOCUMENTS);
  assert.equal(alive, 1);
});

for (const [name, end] of [
  ["close", "collection.close()"],
  ["a killed engine", "window.engine.terminate()"],
]) {
  test(`${name} in the middle of indexing ends every worker`, async (t) => {
    const { page } = await spiedScene(t);
    const { before, failure, isEmpty } = await page.evaluate(async ([documents, end]) => {
      const worker = () => (window.engine = new Worker("/spied-worker.js", { type: "module" }));
      const collection = await openSpied(2, { worker });
      const failing = codeOf(collection.upsert(documents));
      await until(async () => (await askSpy()).passages.some((some) => some > 0), 60_000);
      const before = await countAlive();
      await Function("collection", `return ${end}`)(collection);
      return { before, failure: await failing, isEmpty: await until(async () => await countAlive() === 0, 5000) };
    }, [MANY, end]);
    assert.equal(before, 3);
    assert.ok(isEmpty);
    assert.equal(failure.code, name === "close" ? "closed" : "worker-ended");
  });
}

test("an abort while a pool indexes keeps the documents that are finished, also on the disk", async (t) => {
  const { page } = await spiedScene(t);
  const { failure, count, stored, rest } = await page.evaluate(async (documents) => {
    const collection = await openSpied(2, { persist: true });
    const controller = new AbortController();
    const aborted = codeOf(collection.upsert(documents, { signal: controller.signal }));
    await until(async () => (await askSpy()).passages.every((some) => some > 0), 60_000);
    await until(async () => (await collection.count()).documents > 0, 60_000);
    controller.abort();
    const failure = await aborted;
    const count = await collection.count();
    await collection.close();
    const again = await openSpied(2, { persist: true });
    const stored = await again.count();
    const rest = await again.upsert(documents);
    await again.close();
    return { failure, count, stored, rest };
  }, MANY);
  assert.equal(failure.code, "aborted");
  assert.ok(failure.detail.documents > 0 && failure.detail.documents < MANY.length, JSON.stringify(failure.detail));
  assert.equal(count.documents, failure.detail.documents);
  assert.deepEqual(stored, count);
  assert.equal(rest.documents, MANY.length);
});

for (const options of [{ workers: 0 }, { workers: 1.5 }, { workers: "2" }, { precision: "w4a4" }]) {
  test(`the option ${JSON.stringify(options)} gives option-invalid`, async (t) => {
    const { page } = await scene(t, browser);
    const failure = await openCode(page, options);
    assert.equal(failure.code, "option-invalid");
    assert.match(failure.message, new RegExp(Object.keys(options)[0]));
  });
}

for (const [name, isRelaxed, initScript] of [
  ["with relaxed-simd", true, undefined],
  ["without relaxed-simd", false, () => {
    const { validate } = WebAssembly;
    // The opcode of the relaxed product, as LEB128: an older browser does not know it.
    WebAssembly.validate = (bytes) => !bytes.join().includes("253,146,2") && validate(bytes);
  }],
]) {
  test(`a browser ${name} gets the build that it runs`, async (t) => {
    const { page, site } = await scene(t, browser, { initScript });
    const first = await page.evaluate(async ([documents, text]) => {
      const collection = await Collection.open("notes", { persist: false, worker: false });
      await collection.upsert(documents);
      return (await collection.search({ text })).hits[0].id;
    }, [DOCUMENTS, QUESTION]);
    assert.equal(first, 1);
    const builds = site.requests.filter((path) => path.endsWith(".wasm"));
    assert.deepEqual(builds, [`/sdk/pkg/nearsight_${isRelaxed ? "relaxed_" : ""}bg.wasm`]);
  });
}
