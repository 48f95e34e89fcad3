// The one error class of the package.
//
// Code switches on `error.code`; the message is for people and always ends with what to do.

import { ADVICE as LIST } from "./advice.js";

/** @typedef {keyof typeof LIST} ErrorCode */
/** @typedef {{ code: string, message: string, detail?: unknown }} ErrorData An error as it crosses a port. */

/**
 * Every code a caller can meet, with one line of advice.
 * Codes that start in the wasm module carry the module's own, more precise, message.
 */
export const ADVICE = /** @type {Readonly<Record<ErrorCode, string> & Record<string, string | undefined>>} */ (LIST);

/** What every failing call rejects with. */
export class NearsightError extends Error {
  /**
   * @param {ErrorCode | (string & {})} code stable, kebab-case
   * @param {string} message what happened, where, and what to do
   * @param {{ detail?: unknown, cause?: unknown }} [more]
   */
  constructor(code, message, { detail, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "NearsightError";
    /** @readonly */
    this.code = code;
    /** @readonly Figures that belong to the code, such as the documents finished before an abort. */
    this.detail = detail;
  }
}

/**
 * An error of this package: what happened, followed by the code's advice.
 * @param {ErrorCode} code
 * @param {string} what one sentence with its full stop
 * @param {{ detail?: unknown, cause?: unknown }} [more]
 */
export function failure(code, what, more) {
  return new NearsightError(code, `${what} ${ADVICE[code]}`, more);
}

/**
 * Any thrown value as an error of this package. Errors of the wasm module keep their code and message.
 * @param {unknown} thrown
 * @returns {NearsightError}
 */
export function asNearsightError(thrown) {
  if (thrown instanceof NearsightError) return thrown;
  const { code, message, name } = /** @type {{ code?: unknown, message?: string, name?: string }} */ (thrown ?? {});
  if (typeof code === "string") return new NearsightError(code, message ?? code, { cause: thrown });
  if (name === "QuotaExceededError") return failure("storage-full", "The browser has no room left for this site.", { cause: thrown });
  return failure("internal", `${name ?? "Error"}: ${message ?? String(thrown)}.`, { cause: thrown });
}

/**
 * @param {unknown} thrown
 * @returns {ErrorData}
 */
export function toData(thrown) {
  const { code, message, detail } = asNearsightError(thrown);
  return { code, message, detail };
}

/** @param {ErrorData} data */
export function fromData({ code, message, detail }) {
  return new NearsightError(code, message, { detail });
}
