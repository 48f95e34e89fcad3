// The one script of a searchable site. It defines `<near-sight>`, and has the search itself for pages that draw their own box.
import { NearSight } from "./element.js";

globalThis.customElements?.get("near-sight") ?? globalThis.customElements?.define("near-sight", NearSight);

export { NearsightError, Site } from "../../sdk/src/site/index.js";
export { NearSight };
