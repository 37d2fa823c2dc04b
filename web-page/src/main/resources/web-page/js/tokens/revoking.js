/** Ends a token, and shows it proven: every gateway has said that it refuses it. */
import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { confirm, openDialog } from "../parts/dialog.js";
import { badge } from "../parts/status.js";
import { toast } from "../parts/toast.js";
import { del, getOpen } from "../session/api.js";
import { asProblem } from "../session/problem.js";

const POLL_MS = 1_000;

const GATEWAY = {
  applied: { word: "Refuses it", tone: /** @type {const} */ ("good"), sign: /** @type {const} */ ("check") },
  waiting: { word: "Waiting", tone: /** @type {const} */ ("warn"), sign: /** @type {const} */ ("schedules") },
  silent: { word: "Silent, lets nobody in", tone: /** @type {const} */ ("warn"), sign: /** @type {const} */ ("warning") },
};

/** @param {any} token */
export async function revokeToken(token) {
  /** @type {import("../session/api.js").Answer | null} */
  let answer = null;
  await confirm({
    title: `Revoke ${token.name}?`,
    text: html`<p>Scripts that use it are refused from now on. This cannot be undone.</p>`,
    action: "Revoke",
    busy: "Telling every gateway …",
    send: async () => {
      answer = await del(`/api/tokens/${token.id}`);
    },
  });
  const given = /** @type {import("../session/api.js").Answer | null} */ (answer);
  if (given?.status === 204) {
    toast(`${token.name} is revoked. Proven: every gateway refuses it.`);
  } else if (given?.status === 202 && given.location) {
    await showProof(token.name, given.location, given.body);
  }
}

/** @param {string} name @param {string} place @param {any} first */
async function showProof(name, place, first) {
  let revocation = first;
  let isOpen = true;
  let trouble = "";
  const dialog = openDialog({
    title: `${name} is revoked`,
    view: ({ close }) => html`<div class="dialog-text" role="status"><p>${revocation.status === "proven" ? html`${icon("check")} Proven: every gateway refuses it.` : "For ever. Not every gateway has confirmed yet that it knows; one that does not hear of it lets nobody in after 30 seconds."}</p></div>
      <ul class="timeline">${revocation.gateways.map((/** @type {any} */ it) => html`<li><span class="code">${it.gateway}</span>${badge(GATEWAY[/** @type {keyof typeof GATEWAY} */ (it.status)])}<span></span></li>`)}</ul>
      ${trouble ? html`<p class="dim small">${trouble}</p>` : nothing}
      <div class="dialog-buttons"><button class="button is-main" type="button" @click=${close}>Close</button></div>`,
  });
  dialog.closed.then(() => (isOpen = false));
  while (isOpen && revocation.status !== "proven") {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      revocation = await getOpen(place);
      trouble = "";
    } catch (error) {
      trouble = asProblem(error).message;
    }
    dialog.draw();
  }
  await dialog.closed;
}
