/** A text to take along. */
import { html } from "../lib/html.js";
import { icon } from "./icons.js";
import { toast } from "./toast.js";

/** @param {string} text @param {string} label */
export function copyable(text, label) {
  return html`<div class="copy">
    <pre aria-label=${label} tabindex="0">${text}</pre>
    <button class="button" type="button" @click=${() => copy(text, label)}>${icon("copy")}Copy<span class="hidden-visually"> ${label}</span></button>
  </div>`;
}

/** @param {string} text @param {string} label */
async function copy(text, label) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied: ${label}.`);
  } catch {
    toast("Your browser does not let this page copy. Select the text and copy it yourself.");
  }
}
