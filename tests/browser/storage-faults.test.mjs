// Storage under faults, without a browser: at every step of every write the process may die, the power may fail, the
// disk may be full. What is read afterwards is the last commit that was acknowledged, or one that was being written.

import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

const N_SCHEDULES = Number(process.env.NEARSIGHT_SCHEDULES ?? 1000);

test(`${N_SCHEDULES} schedules of faults: the last commit or the one being written, never a mixture, never an exception`, async (t) => {
  const worker = new Worker(new URL("./storage-schedules.mjs", import.meta.url), { workerData: { from: 1, to: 1 + N_SCHEDULES } });
  const [total] = await once(worker, "message");
  t.diagnostic(JSON.stringify(total));
  for (const [what, n] of Object.entries(total)) assert.ok(n > N_SCHEDULES / 4, `the schedules hardly meet ${what}: ${n}`);
});
