// What a WASI program cannot do, done for it: other programs, the network, more instances. It asks by a file in a folder that both see,
// and is answered by files beside it (`crates/cli/src/host.rs`): `N.request`, then `N.head` where a body comes, and at the end `N.done`.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

/** Milliseconds between two looks for requests. */
const PAUSE = 20;
/** Milliseconds within which a server answers, and within which more comes of what it sends. */
const PATIENCE = 30_000;
const REQUEST = ".request";

/** @typedef {{ error?: string, isFinal?: boolean }} Failure */
/** @typedef {{ run?: Run, fetch?: Fetch, instances?: Instances }} Request */
/** @typedef {{ program: string, arguments: string[], variables: Record<string, string> }} Run */
/** @typedef {{ url: string, from: number }} Fetch */
/** @typedef {{ n: number, arguments: string[] }} Instances */

export class Host {
  #folder;
  #startInstance;
  /** @type {Set<string>} */
  #seen = new Set();

  /** @param {string} folder @param {(args: string[]) => Promise<unknown>} startInstance settles when the instance has ended */
  constructor(folder, startInstance) {
    this.#folder = folder;
    this.#startInstance = startInstance;
  }

  /** Answers from now on, as long as the process runs. */
  start() {
    setInterval(() => this.#look(), PAUSE);
  }

  #look() {
    for (const file of readdirSync(this.#folder)) {
      if (!file.endsWith(REQUEST) || this.#seen.has(file)) continue;
      this.#seen.add(file);
      const name = file.slice(0, -REQUEST.length);
      const request = JSON.parse(readFileSync(join(this.#folder, file), "utf8"));
      this.#do(name, request).then((done) => this.#answer(`${name}.done`, done));
    }
  }

  /** @param {string} name @param {Request} request @returns {Promise<object>} */
  async #do(name, { run, fetch, instances }) {
    if (run) return ended(run);
    if (fetch) return this.#fetch(name, fetch);
    if (instances) await Promise.all(Array.from({ length: instances.n }, () => this.#startInstance(instances.arguments)));
    return {};
  }

  /** Renamed, so that nobody reads half of it. @param {string} name @param {object} answer */
  #answer(name, answer) {
    const path = join(this.#folder, name);
    writeFileSync(`${path}.part`, JSON.stringify(answer));
    renameSync(`${path}.part`, path);
  }

  /** @param {string} name @param {Fetch} wanted @returns {Promise<Failure>} */
  async #fetch(name, { url, from }) {
    const impatience = new AbortController();
    const timer = setTimeout(() => impatience.abort(new Error("the server sends nothing")), PATIENCE);
    const headers = { "accept-encoding": "identity", ...(from > 0 ? { range: `bytes=${from}-` } : {}) };
    const file = await open(join(this.#folder, `${name}.body`), "w");
    let isHeadGiven = false;
    try {
      const response = await fetch(url, { headers, signal: impatience.signal });
      const length = response.headers.get("content-length");
      this.#answer(`${name}.head`, { status: response.status, said: `${response.status} ${response.statusText}`.trim(), length: length === null ? undefined : Number(length) });
      isHeadGiven = true;
      for await (const piece of response.body ?? []) {
        timer.refresh();
        await file.writeFile(piece);
      }
      return {};
    } catch (error) {
      const failure = failureOf(error);
      if (!isHeadGiven) this.#answer(`${name}.head`, failure);
      return failure;
    } finally {
      clearTimeout(timer);
      await file.close();
    }
  }
}

/** @param {unknown} error @returns {Failure} */
function failureOf(error) {
  const { message, cause } = /** @type {Error & { cause?: { message?: string, code?: string } }} */ (error);
  // Of what the network says `fetch` tells in the cause alone.
  return { error: cause?.message || cause?.code || message, isFinal: cause?.code === "ERR_INVALID_URL" };
}

/** @param {Run} run @returns {Promise<object>} how it ended, or why it could not begin */
function ended({ program, arguments: args, variables }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...variables }, stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", ({ message }) => resolve({ error: message }));
    child.on("close", (code, signal) => resolve({ isSuccess: code === 0, status: signal ? `signal: ${signal}` : `exit status: ${code}`, stderr }));
  });
}
