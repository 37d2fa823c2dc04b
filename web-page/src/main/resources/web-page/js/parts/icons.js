/** The icons, drawn in lines of the text's colour. */
import { html, svg } from "../lib/html.js";

const PATHS = {
  overview: svg`<path d="M3 13V8M8 13V3M13 13V6"/>`,
  keys: svg`<circle cx="5.5" cy="10.5" r="3"/><path d="m7.7 8.3 5.8-5.8M11 5l2 2"/>`,
  tokens: svg`<path d="M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4"/>`,
  schedules: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>`,
  account: svg`<circle cx="8" cy="5.5" r="2.8"/><path d="M2.5 14c.6-3 2.8-4.3 5.5-4.300s4.9 1.3 5.5 4.3"/>`,
  auto: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor"/>`,
  light: svg`<circle cx="8" cy="8" r="2.8"/><path d="M8 1.500v1.500M8 13v1.500M1.5 8H3M13 8h1.500M3.4 3.400l1 1M11.6 11.600l1 1M12.6 3.400l-1 1M4.4 11.600l-1 1"/>`,
  dark: svg`<path d="M13.5 9.700A6 6 0 0 1 6.3 2.500a6 6 0 1 0 7.2 7.200z"/>`,
  leave: svg`<path d="M6 2.500H3.500v11H6M10 5l3 3-3 3M13 8H6.5"/>`,
  up: svg`<path d="M8 12.500v-9M4 7.500l4-4 4 4"/>`,
  down: svg`<path d="M8 3.500v9M4 8.500l4 4 4-4"/>`,
  check: svg`<path d="m3 8.5 3.2 3.200L13 5"/>`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  warning: svg`<path d="M8 2 1.5 13.500h13zM8 6.500v3.200M8 11.500v.3"/>`,
  pause: svg`<path d="M5.5 3.500v9M10.5 3.500v9"/>`,
  play: svg`<path d="M5 3.200v9.600L12.5 8z"/>`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M3.5 10.500h-1v-8h8v1"/>`,
  sync: svg`<path d="M13 6.500A5.3 5.3 0 0 0 3.5 5M3 9.500A5.3 5.3 0 0 0 12.5 11M3.5 2v3h3M12.5 14v-3h-3"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  back: svg`<path d="M10 3 5 8l5 5"/>`,
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name @param {number} [size] */
export function icon(name, size = 16) {
  return html`<svg width=${size} height=${size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[name]}</svg>`;
}
