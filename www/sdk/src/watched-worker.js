// A worker at the other end of a client, watched so that its end does not go unnoticed.

import { failure } from "./error.js";
import { watchLife } from "./locks.js";
import { Client } from "./rpc.js";

/**
 * @typedef {object} Connection
 * @property {Client} client
 * @property {(error: import("./error.js").NearsightError) => void} end ends the other side; pending and later calls reject with the error
 */

/**
 * @param {Worker} worker one that serves a port and shows its life
 * @returns {Connection}
 */
export function watched(worker) {
  const client = new Client(worker);
  let unwatch = () => {};

  /** @param {import("./error.js").NearsightError} error */
  function end(error) {
    unwatch();
    client.end(error);
    worker.terminate();
  }

  worker.addEventListener("error", (event) => {
    // Otherwise an error in a worker's worker would go on to the page, which would end the engine.
    event.preventDefault();
    const { message } = event;
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
