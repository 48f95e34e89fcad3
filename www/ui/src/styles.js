// How the box looks. One sheet for all boxes of a page; constructed, so that a content security policy need not allow inline styles.

const css = /* css */ `
.box {
  --_ink: var(--near-sight-ink, light-dark(#16211f, #e6eeeb));
  --_soft: var(--near-sight-soft, light-dark(#51625d, #9fb0ab));
  --_surface: var(--near-sight-surface, light-dark(#fff, #161d1c));
  --_line: var(--near-sight-line, light-dark(#dde4e2, #2b3734));
  --_edge: var(--near-sight-edge, light-dark(#7d8d88, #687a75));
  --_accent: var(--near-sight-accent, light-dark(#0d5c52, #74d3c1));
  --_wash: var(--near-sight-wash, color-mix(in srgb, var(--_accent) 11%, var(--_surface)));
  --_mark: var(--near-sight-mark, light-dark(#ffe9a8, #55451a));
  --_mark-ink: var(--near-sight-mark-ink, light-dark(#2b2100, #ffedb8));
  --_alarm: var(--near-sight-alarm, light-dark(#9c2b1c, #ffab9b));
  --_shadow: var(--near-sight-shadow, 0 1px 2px light-dark(#0d1f1b14, #0006), 0 12px 40px light-dark(#0d1f1b26, #0009));
  --_radius: var(--near-sight-radius, 10px);
  color: var(--_ink);
}
:host {
  display: block;
  position: relative;
  min-width: 0;
  font: var(--near-sight-font, inherit);
  text-align: start; text-indent: 0; text-transform: none; letter-spacing: normal; word-spacing: normal; white-space: normal; /* bars of a page set these for their own */
  -webkit-text-size-adjust: 100%;
}
@supports not (color: light-dark(#000, #fff)) {
  .box {
    --_ink: var(--near-sight-ink, #16211f); --_soft: var(--near-sight-soft, #51625d); --_surface: var(--near-sight-surface, #fff);
    --_line: var(--near-sight-line, #dde4e2); --_edge: var(--near-sight-edge, #7d8d88); --_accent: var(--near-sight-accent, #0d5c52);
    --_mark: var(--near-sight-mark, #ffe9a8); --_mark-ink: var(--near-sight-mark-ink, #2b2100); --_alarm: var(--near-sight-alarm, #9c2b1c);
    --_shadow: var(--near-sight-shadow, 0 12px 40px #0d1f1b26);
  }
}
:host([hidden]), [hidden] { display: none !important; }
*, *::before { box-sizing: border-box; }
p, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
button, input, select { font: inherit; color: inherit; }
button, select { border: 1px solid var(--_line); border-radius: calc(var(--_radius) * .6); background: var(--_surface); padding: .3em .7em; min-height: 2rem; cursor: pointer; }
button:hover, select:hover { border-color: var(--_edge); background: var(--_wash); }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
svg { flex: none; width: 1.2em; height: 1.2em; fill: none; stroke: var(--_soft); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
kbd { font: .72rem/1.4 ui-monospace, monospace; padding: .1em .45em; border: 1px solid var(--_line); border-radius: 5px; color: var(--_soft); white-space: nowrap; }

[part=field], [part=trigger] { display: flex; align-items: center; gap: .6em; width: 100%; min-height: 2.75rem; padding-inline: .8em .5em; background: var(--_surface); border: 1px solid var(--_edge); border-radius: var(--_radius); }
[part=trigger] { text-align: start; color: var(--_soft); cursor: text; }
[part=trigger] span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
[part=field]:focus-within { border-color: var(--_accent); box-shadow: 0 0 0 1px var(--_accent); }
[part=input] { flex: 1; min-width: 0; align-self: stretch; padding: 0; border: 0; background: none; outline: none; }
[part=input]::placeholder { color: var(--_soft); opacity: 1; }
[part=field]:focus-within [part=hint], button:not([hidden]) + [part=hint] { display: none; }
@media (hover: none) { [part=hint], .keys { display: none !important; } [part=input] { font-size: max(1em, 16px); } } /* below 16px a phone zooms in */
.icon { display: grid; place-items: center; width: 2rem; padding: 0; border-color: transparent; background: none; }
.close { font-size: .8em; color: var(--_soft); border-color: transparent; background: none; }

[part=panel] { container: panel / inline-size; position: absolute; z-index: var(--near-sight-z, 1000); inset-block-start: calc(100% + .4rem); display: flex; flex-direction: column; width: max(100%, min(38rem, 100vw - 2rem)); max-height: var(--near-sight-height, min(36rem, 75vh)); overflow: hidden; background: var(--_surface); border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.2); box-shadow: var(--_shadow); outline: none; }
[part=dialog] { position: fixed; inset: 0; margin: 10vh auto auto; padding: 0; width: min(var(--near-sight-width, 44rem), 100% - 2rem); max-width: none; max-height: 80vh; overflow: hidden; background: var(--_surface); color: inherit; border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.4); box-shadow: var(--_shadow); }
[part=dialog][open] { display: flex; flex-direction: column; }
[part=dialog]::backdrop { background: light-dark(#0e221e66, #000a); }
[part=dialog] [part=field] { flex: none; min-height: 3.5rem; border-width: 0 0 1px; border-color: var(--_line); border-radius: 0; box-shadow: none; font-size: 1.1em; }
[part=dialog] [part=panel] { position: static; width: auto; min-height: 0; max-height: none; border: 0; border-radius: 0; box-shadow: none; }
@media (max-width: 36rem) {
  [part=dialog] { margin: 0; width: 100%; height: 100dvh; max-height: none; border: 0; border-radius: 0; }
  [part=dialog] [part=panel] { flex: 1; }
}

[part=toolbar] { position: relative; flex: none; display: flex; align-items: center; gap: .5rem; height: 3.6em; padding-inline: .9rem; border-bottom: 1px solid var(--_line); font-size: .85em; white-space: nowrap; }
[part=toolbar]::before { content: ""; position: absolute; inset: auto 0 -1px; height: 2px; opacity: 0; transform: scaleX(.3); background: var(--_accent); }
[data-busy] [part=toolbar]::before { animation: 1.2s ease-in-out .25s infinite alternate busy; }
@keyframes busy { from { opacity: 1; transform: translateX(-35%) scaleX(.3); } to { opacity: 1; transform: translateX(35%) scaleX(.3); } }
[part=status] { flex: 1; min-width: 0; display: flex; align-items: center; gap: .6rem; color: var(--_soft); }
[part=status] span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; line-height: 1.3; white-space: normal; overflow-wrap: anywhere; }
[part=better] { color: var(--_accent); border-color: var(--_accent); }
.tools { display: flex; gap: .5rem; }
[part=sort] { max-width: 11em; }
.count { color: var(--_soft); font-variant-numeric: tabular-nums; }
.count:not(:empty) { margin-inline-start: .4em; }

.body { display: flex; min-height: 0; flex: 1; }
.scroll { flex: 1; min-width: 0; overflow-y: auto; overscroll-behavior: contain; padding: .4rem; }
[part=filters] { flex: none; width: 13rem; overflow-y: auto; padding: .7rem .9rem; border-inline-end: 1px solid var(--_line); font-size: .88em; }
legend { padding: 0; font-weight: 600; }
legend::first-letter { text-transform: uppercase; }
fieldset { margin-block-end: .9rem; }
label { display: flex; align-items: center; gap: .5em; padding: .25em 0; min-height: 1.75rem; cursor: pointer; }
label span { overflow-wrap: anywhere; }
label .count:not(:empty) { margin-inline-start: auto; }
label[data-none] { color: var(--_soft); }
[type=checkbox] { flex: none; width: 1.1em; height: 1.1em; margin: 0; accent-color: var(--_accent); }
@container panel (max-width: 34rem) {
  [data-better] [part=sort] { display: none; }
  [data-better] [part=status] span { position: absolute; clip-path: inset(50%); } /* still read aloud; the row keeps its height */
  .body { flex-direction: column; }
  [part=filters] { width: auto; max-height: 45%; border-inline-end: 0; border-block-end: 1px solid var(--_line); }
}

[part=page] { padding-block: .15rem; }
[part=page] + [part=page] { border-block-start: 1px solid var(--_line); }
[role=option] { display: block; padding: .55rem .7rem; border-radius: calc(var(--_radius) * .7); color: inherit; text-decoration: none; cursor: pointer; overflow-wrap: anywhere; scroll-margin: .5rem; outline: none; }
[role=option]:hover { background: color-mix(in srgb, var(--_wash) 55%, var(--_surface)); }
[role=option][aria-selected=true] { background: var(--_wash); box-shadow: inset 0 0 0 1.5px var(--_accent); }
[role=option][aria-disabled] { cursor: default; }
[part=title] { display: block; font-weight: 600; line-height: 1.35; color: var(--_accent); }
[part=excerpt] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; margin-block-start: .15rem; font-size: .9em; }
[part=image] { float: inline-end; width: 4.5rem; height: 3.4rem; margin-inline-start: .7rem; object-fit: cover; border-radius: calc(var(--_radius) * .5); background: var(--_line); }
[part=sub-result] { position: relative; margin-inline-start: 1.1rem; padding-block: .35rem; }
[part=sub-result]::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: -.35rem; width: 2px; background: var(--_line); }
[part=sub-result] [part=title] { font-size: .93em; font-weight: 500; color: inherit; }
[part=sub-result] [part=excerpt] { -webkit-line-clamp: 1; margin: 0; font-size: .85em; color: var(--_soft); }
[part=recent] { display: flex; align-items: center; gap: .6em; }
mark { background: var(--_mark); color: var(--_mark-ink); border-radius: 3px; padding-inline: .1em; margin-inline: -.1em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
[part=more] { display: block; margin: .5rem auto; font-size: .9em; }

[part=notice]:not(:empty) { display: grid; justify-items: center; gap: .5rem; padding: 2rem 1rem; text-align: center; overflow-wrap: anywhere; }
[part=notice] span { color: var(--_soft); font-size: .9em; }
[part=notice] code { font: .75rem ui-monospace, monospace; color: var(--_soft); }
.skeleton { display: none; padding: .6rem .7rem; }
[data-busy] [part=list][hidden] ~ .skeleton { display: block; animation: .3s .2s both appear; }
.skeleton i { display: block; height: 3.2rem; margin-block-end: .9rem; border-radius: calc(var(--_radius) * .5); background: linear-gradient(var(--_line) 35%, transparent 35% 60%, var(--_wash) 60%); }
@keyframes appear { from { opacity: 0; } }

[part=footer] { flex: none; padding-inline: .9rem; font-size: .8em; color: var(--_soft); }
[part=panel]:has([role=option]) [part=footer] { border-block-start: 1px solid var(--_line); }
.keys { display: flex; align-items: center; gap: .4em; padding-block: .5rem; }
.keys span { margin-inline-end: .8em; }
[part=panel]:not(:has([role=option])) .keys { display: none; }

@media (prefers-reduced-motion: reduce) { *, *::before { animation-duration: 0s !important; } }
@media (forced-colors: active) { [aria-selected=true] { outline: 2px solid Highlight; } mark { forced-color-adjust: none; background: Mark; color: MarkText; } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
