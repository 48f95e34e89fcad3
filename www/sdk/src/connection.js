// From the page to an engine: in a worker, or in this thread.

import { failure } from "./error.js";
import { Client } from "./rpc.js";
import { watched } from "./watched-worker.js";

/** @typedef {boolean | (() => Worker)} WorkerOption `false`: in this thread; a function: makes the worker from "nearsight/worker" */

/** @typedef {import("./watched-worker.js").Connection} Connection */

function defaultWorker() {
  // Bundlers look for exactly this expression.
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "nearsight" });
}

/**
 * @param {WorkerOption} option
 * @returns {Promise<Connection>}
 */
export async function connect(option) {
  return option === false ? inThread() : watched(option === true ? defaultWorker() : option());
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
