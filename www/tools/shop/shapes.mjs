// Outlines that drawings share, as path data.

/** @param {number} cx @param {number} cy @param {number} rx @param {number} [ry] */
export const ellipse = (cx, cy, rx, ry = rx) => `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} r of the corners */
export const rounded = (x, y, width, height, r) =>
  `M${x + r} ${y}h${width - 2 * r}q${r} 0 ${r} ${r}v${height - 2 * r}q0 ${r} ${-r} ${r}h${2 * r - width}q${-r} 0 ${-r} ${-r}v${2 * r - height}q0 ${-r} ${r} ${-r}Z`;

/** @param {...number} points x and y in turn */
export const polygon = (...points) => `M${points.join(" ")}Z`;
