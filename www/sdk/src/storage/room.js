// How much room the browser leaves to this origin.

/**
 * An estimate, often too high: Chromium says 10 GiB to everybody, so that sites cannot tell devices apart. A write may
 * still meet a full disk.
 * @returns {Promise<number>} bytes; without an estimate as many as wanted
 */
export async function roomLeft() {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return Math.max(0, quota - usage);
}
