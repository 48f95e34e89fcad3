// Remembers the wasm memories that a library makes, for those that do not show theirs. Import it before the library.

/** @type {WebAssembly.Memory[]} */
const memories = [];

WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
  construct(Memory, args) {
    const memory = Reflect.construct(Memory, args);
    memories.push(memory);
    return memory;
  },
});

/** Bytes of all of them, or null where none was made this way. */
export function heapBytes() {
  return memories.length > 0 ? memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) : null;
}
