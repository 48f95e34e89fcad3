// Which keys lead to the box from anywhere on the page: "mod+k", "/", "ctrl+shift+f", "none".

const isApple = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** @param {string} hotkey @returns {{ key: string, ctrl: boolean, meta: boolean, alt: boolean, shift: boolean } | undefined} */
export function parseHotkey(hotkey) {
  const parts = hotkey.toLowerCase().split("+");
  const key = parts.at(-1);
  if (!key || key === "none") return undefined;
  const has = (/** @type {string} */ name) => parts.slice(0, -1).includes(name);
  return {
    key,
    ctrl: has("ctrl") || (has("mod") && !isApple()),
    meta: has("meta") || has("cmd") || (has("mod") && isApple()),
    alt: has("alt"),
    shift: has("shift"),
  };
}

/** @param {NonNullable<ReturnType<typeof parseHotkey>>} keys @returns {[aria: string, shown: string]} */
export function hotkeyNames({ key, ctrl, meta, alt, shift }) {
  const name = key.toUpperCase();
  const held = [ctrl && "Control", meta && "Meta", alt && "Alt", shift && "Shift"].filter(Boolean);
  const shown = isApple() ? [ctrl && "⌃", alt && "⌥", shift && "⇧", meta && "⌘", name].filter(Boolean).join("") : [...held, name].join(" ").replace("Control", "Ctrl");
  return [[...held, name].join("+"), shown];
}

/** @param {KeyboardEvent} event @param {NonNullable<ReturnType<typeof parseHotkey>>} keys */
export function isHotkey(event, keys) {
  if (event.defaultPrevented || event.isComposing || event.key?.toLowerCase() !== keys.key) return false;
  if (event.ctrlKey !== keys.ctrl || event.metaKey !== keys.meta || event.altKey !== keys.alt) return false;
  if (keys.ctrl || keys.meta || keys.alt) return event.shiftKey === keys.shift;
  // A bare key is text where one writes. The path leads into shadow trees, `target` does not.
  const target = event.composedPath()[0];
  return !(target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)));
}
