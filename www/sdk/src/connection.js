// From the page to an engine: in a worker, or in this thread.

import { failure } from "./error.js";
import { watchLife } from "./locks.js";
import { Client } from "./rpc.js";

/** @typedef {boolean | (() => Worker)} WorkerOption `false`: in this thread; a function: makes the worker from "nearsight/worker" */

/**
 * @typedef {object} Connection
 * @property {Client} client
 * @property {(error: import("./error.js").NearsightError) => void} end ends the engine; pending and later calls reject with the error
 */

function defaultWorker() {
  // Bundlers look for exactly this expression.
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "nearsight" });
}

/**
 * @param {WorkerOption} option
 * @returns {Promise<Connection>}
 */
export async function connect(option) {
  return option === false ? inThread() : inWorker(option === true ? defaultWorker() : option());
}

/** @returns {Promise<Connection>} */
async function inThread() {
  const { host } = await import("./host.js").catch((thrown) => {
    throw failure("network", "The engine's scripts could not be loaded.", { cause: thrown });
  });
  const { port1, port2 } = new MessageChannel();
  host(port1);
  const client = new Client(port2);
  return {
    client,
    end(error) {
      client.end(error);
      port1.close();
    },
  };
}

/**
 * @param {Worker} worker
 * @returns {Connection}
 */
function inWorker(worker) {
  const client = new Client(worker);
  let unwatch = () => {};

  /** @param {import("./error.js").NearsightError} error */
  function end(error) {
    unwatch();
    client.end(error);
    worker.terminate();
  }

  worker.addEventListener("error", ({ message }) => {
    // Browsers give no message when the script itself did not come.
    const unloaded = "The worker's script could not be loaded; a Content-Security-Policy must allow worker-src 'self'.";
    end(message ? failure("worker-ended", `The worker failed: ${message}.`) : failure("network", unloaded));
  });
  worker.addEventListener("message", ({ data }) => {
    if (!data.alive) return;
    unwatch = watchLife(data.alive, () => end(failure("worker-ended", "The worker was ended.")));
  });
  return { client, end };
}
