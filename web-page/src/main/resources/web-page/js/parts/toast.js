/** Says in passing that something was done. */
import { html, render } from "../lib/html.js";

const SHOWN_MS = 5_000;

const host = document.createElement("div");
host.className = "toasts";
host.setAttribute("role", "status");
document.body.append(host);

/** @type {string[]} */
let texts = [];

/** @param {string} text */
export function toast(text) {
  texts = [...texts, text];
  draw();
  setTimeout(() => {
    texts = texts.slice(1);
    draw();
  }, SHOWN_MS);
}

function draw() {
  render(html`${texts.map((text) => html`<div class="toast">${text}</div>`)}`, host);
}
