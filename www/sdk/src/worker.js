// The worker: an engine behind the worker's own port, and a sign of life for the page.

import { host } from "./host.js";
import { showLife } from "./locks.js";

host(/** @type {import("./rpc.js").Port} */ (/** @type {unknown} */ (self)), () => self.close());
void showLife((lockName) => self.postMessage({ alive: lockName }));
