// Browsers remove what a site stores when the disk gets short, unless the site was granted to keep it.

/** @type {Promise<boolean> | undefined} */
let asked;

/**
 * Asks the browser, once a page, to keep what this origin stores. Only a page can ask; a worker learns what was granted.
 * @returns {Promise<boolean>} whether it will
 */
export function askToPersist() {
  asked ??= ask().catch(() => false);
  return asked;
}

async function ask() {
  const { storage } = navigator;
  return (await storage.persisted()) || (await storage.persist());
}
