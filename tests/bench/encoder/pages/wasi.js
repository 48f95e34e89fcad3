// As much of WASI (preview 1) as a program needs that prints: arguments, a clock, standard output and an exit.

const BAD_DESCRIPTOR = 8;
const OUT = 1;
const COMPLAINTS = 2;

/** Thrown to leave the program where it calls `exit`. */
class Exit extends Error {
  constructor(status) {
    super(`exit ${status}`);
    this.status = status;
  }
}

/**
 * Runs a program to its end.
 * @param {string} url
 * @param {string[]} args
 * @returns {Promise<string>} what it printed; throws what it complained about
 */
export async function runProgram(url, args) {
  const module = await WebAssembly.compileStreaming(fetch(url));
  const printed = ["", "", ""];
  let memory;
  const view = () => new DataView(memory.buffer);
  const texts = args.map((arg) => new TextEncoder().encode(`${arg}\0`));
  const sizes = (list) => (count, bytes) => {
    view().setUint32(count, list.length, true);
    view().setUint32(bytes, list.reduce((sum, { length }) => sum + length, 0), true);
    return 0;
  };
  const write = (list) => (pointers, bytes) => {
    let to = bytes;
    list.forEach((text, i) => {
      view().setUint32(pointers + 4 * i, to, true);
      new Uint8Array(memory.buffer).set(text, to);
      to += text.length;
    });
    return 0;
  };
  const known = {
    args_sizes_get: sizes(texts),
    args_get: write(texts),
    environ_sizes_get: sizes([]),
    environ_get: write([]),
    clock_time_get: (_clock, _precision, to) => {
      view().setBigUint64(to, BigInt(Math.round(performance.now() * 1e6)), true);
      return 0;
    },
    random_get: (to, length) => {
      crypto.getRandomValues(new Uint8Array(memory.buffer, to, length));
      return 0;
    },
    fd_write: (descriptor, pieces, n, written) => {
      let total = 0;
      for (let i = 0; i < n; i += 1) {
        const [from, length] = [view().getUint32(pieces + 8 * i, true), view().getUint32(pieces + 8 * i + 4, true)];
        printed[descriptor] += new TextDecoder().decode(new Uint8Array(memory.buffer, from, length));
        total += length;
      }
      view().setUint32(written, total, true);
      return 0;
    },
    proc_exit: (status) => {
      throw new Exit(status);
    },
  };
  // There are no files.
  const imports = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, known[name] ?? (() => BAD_DESCRIPTOR)]));
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: imports });
  memory = instance.exports.memory;
  try {
    instance.exports._start();
  } catch (thrown) {
    if (!(thrown instanceof Exit)) throw new Error(printed[COMPLAINTS] || thrown.message);
    if (thrown.status !== 0) throw new Error(printed[COMPLAINTS]);
  }
  return printed[OUT];
}
