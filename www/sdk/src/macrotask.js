// Lets the message loop run once. A timer would wait 4 ms, and in a page in the background a second.

/** @returns {Promise<void>} */
export function macrotask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
