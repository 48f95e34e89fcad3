// MiniSearch as it is without options: whole words.

import { load as loadWith } from "./words-minisearch.js";

export const load = () => loadWith({});
