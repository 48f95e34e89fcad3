// Starts the worker of a site's search, also where the page requires Trusted Types.

import { failure } from "../error.js";

/** Name of the policy, for a page's `trusted-types` directive. */
const POLICY = "nearsight";

/** @typedef {{ createScriptURL(address: string): string }} Policy */

/** Made once, because a page may allow a name once; null where there is none. @type {Policy | null | undefined} */
let policy;
/** Whether the worker is being started: the policy lets nothing else through. */
let isStarting = false;

/** Bundlers look for exactly this expression, and put the address of what they made of the worker in its place. */
const start = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

/**
 * @returns {Worker}
 * @throws {import("../error.js").NearsightError} `worker-blocked`
 */
export function startWorker() {
  if (policy === undefined) policy = madePolicy();
  try {
    return policy ? startTrusted(policy) : start();
  } catch (cause) {
    throw failure("worker-blocked", `The search's worker could not be started: ${/** @type {Error} */ (cause).message}`, { cause });
  }
}

/** Null where there are no Trusted Types, or the page allows no policy of this name: it may not require any. */
function madePolicy() {
  const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }} */ (globalThis);
  try {
    return trustedTypes?.createPolicy(POLICY, { createScriptURL: own }) ?? null;
  } catch {
    return null;
  }
}

/** @param {string} address */
function own(address) {
  if (!isStarting) throw new TypeError("This policy is for the search's own worker.");
  return address;
}

/**
 * The address that `start` has cannot be taken out of it, or bundlers would not know it: it passes the policy on its way to the
 * browser's `Worker`, in whose place another one stands for this one call.
 * @param {Policy} policy
 */
function startTrusted(policy) {
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(policy.createScriptURL(String(address)), options);
    }
  };
  isStarting = true;
  try {
    return start();
  } finally {
    isStarting = false;
    globalThis.Worker = Worker;
  }
}
