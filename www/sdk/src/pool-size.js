// How many threads encode passages while a collection is filled, where the page does not say.

/** More brings little: the threads share the caches and the path to the memory, and phones slow down when they get hot. */
const MOST = 4;

/**
 * One core stays free for the page, and for the engine that answers queries meanwhile. Every worker holds a model of its
 * own (some 60 MB), so a device with little memory gets fewer; only Chromium tells, in GiB and never above 8.
 * @param {{ hardwareConcurrency?: number, deviceMemory?: number }} [device]
 * @returns {number} 1: the engine encodes itself
 */
export function defaultWorkers({ hardwareConcurrency = 1, deviceMemory = 8 } = globalThis.navigator ?? {}) {
  const ofCores = Math.min(MOST, hardwareConcurrency - 1);
  const ofMemory = Math.floor(deviceMemory / 2);
  return Math.max(1, Math.min(ofCores, ofMemory));
}
