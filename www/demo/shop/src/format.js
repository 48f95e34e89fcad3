// Numbers as the shop writes them.

const EUROS = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });
const WHOLE_EUROS = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
const COUNT = new Intl.NumberFormat("en-IE");

/** @param {number} value */
export const price = (value) => (Number.isInteger(value) ? WHOLE_EUROS : EUROS).format(value);

/** @param {number} n @param {string} one */
export const plural = (n, one) => `${COUNT.format(n)} ${one}${n === 1 ? "" : "s"}`;

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
