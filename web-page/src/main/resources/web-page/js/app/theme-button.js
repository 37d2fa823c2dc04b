/** Changes between light, dark and what the system has. */
import { html } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { nextTheme, theme } from "../theme/theme.js";
import { update } from "./update.js";

const WORDS = { auto: "as the system has it", light: "light", dark: "dark" };

export function themeButton() {
  const now = theme();
  const label = `Colours: ${WORDS[now]}`;
  return html`<button class="button is-plain is-icon" type="button" title=${label} aria-label=${label} @click=${change}>${icon(now)}</button>`;
}

function change() {
  nextTheme();
  update();
}
