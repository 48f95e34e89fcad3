// Which build of the scripts this is. The page's half and the worker's half of a search know each other's words alone, so they
// say it to each other; `www/tools/runtime.mjs` puts it into their addresses too.

export const BUILD = "sources";
