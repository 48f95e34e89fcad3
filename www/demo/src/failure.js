// The page's own errors speak like the SDK's: a stable code, and a message that says what to do.
import { NearsightError } from "../../sdk/src/index.js";

/** @param {string} code @param {string} message @param {unknown} [cause] */
export const failure = (code, message, cause) => new NearsightError(code, message, { cause });

/** @param {unknown} thrown @returns {{ code: string, message: string }} */
export function described(thrown) {
  if (thrown instanceof NearsightError) return { code: thrown.code, message: thrown.message };
  return { code: "internal", message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** @param {unknown} thrown */
export const isAbort = (thrown) => thrown instanceof NearsightError && thrown.code === "aborted";
