// A collection stored on a disk in memory.

import { commitTo } from "../../www/sdk/src/storage/commit.js";
import { Storage } from "../../www/sdk/src/storage/storage.js";
import { Disk, randomness } from "./faulty-disk.mjs";
import { Journal, ORIGIN } from "./journal.mjs";

/** A disk with a collection of one base and three records, and the states after each commit. */
export async function storedScene() {
  const disk = new Disk(randomness(7));
  const storage = new Storage(disk.folder());
  const journal = Journal.from(await storage.read());
  const states = [];
  const commit = async (key, value) => {
    journal.put(key, value);
    await commitTo(storage, () => journal, ORIGIN);
    states.push(journal.state);
  };
  for (let key = 0; key < 4; key++) await commit(key, `${key} ${"text ".repeat(10 + key)}`);
  return { disk, storage, journal, states, commit };
}
