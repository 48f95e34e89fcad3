// Defines `<near-sight>`: `<script type="module" src="/ui/src/index.js"></script>`, or an import by a bundler.
import { NearSight } from "./element.js";

globalThis.customElements?.get("near-sight") ?? globalThis.customElements?.define("near-sight", NearSight);

export { NearSight };
