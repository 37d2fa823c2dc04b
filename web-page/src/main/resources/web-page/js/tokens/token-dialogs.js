/** A new value: made by creating or rotating, shown this once. */
import { html } from "../lib/html.js";
import { copyable } from "../parts/copy.js";
import { askForm, openDialog } from "../parts/dialog.js";
import { clock } from "../format/time.js";
import { post } from "../session/api.js";
import { Problem } from "../session/problem.js";

const OVERLAPS = { PT0S: "ends at once", PT1H: "works for another hour", P1D: "works for another day", P7D: "works for another week" };

export async function createToken() {
  /** @type {any} */
  let issued = null;
  await askForm({
    title: "Create a token",
    action: "Create",
    busy: "Creating …",
    fields: (form) => html`
      ${form.field({ name: "name", label: "Name", maxlength: 100, isFirst: true, hint: "Where it is used, such as “nightly report”." })}
      ${form.field({ name: "expires_at", label: "Expires", type: "datetime-local", isOptional: true, hint: "In your time zone. Empty: it works until it is revoked." })}`,
    send: async ({ name, expires_at }) => {
      issued = (await post("/api/tokens", { name, ...(expires_at && { expires_at: instant(expires_at) }) })).body;
    },
  });
  if (issued) {
    await showOnce(issued);
  }
}

/** @param {any} token */
export async function rotateToken(token) {
  /** @type {any} */
  let issued = null;
  await askForm({
    title: `Rotate ${token.name}`,
    action: "Rotate",
    busy: "Rotating …",
    fields: () => html`<div class="dialog-text"><p>A new token of the same name takes its place. Its value is shown once.</p></div>
      <div class="field"><label for="overlap">The old one</label><select class="select" id="overlap" name="overlap">${Object.entries(OVERLAPS).map(([value, word]) => html`<option value=${value} ?selected=${value === "PT1H"}>${word}</option>`)}</select></div>`,
    send: async ({ overlap }) => {
      issued = (await post(`/api/tokens/${token.id}/rotate`, { overlap })).body;
    },
  });
  if (issued) {
    await showOnce(issued);
  }
}

/** @param {any} issued */
function showOnce(issued) {
  const curl = `curl -s -H "Authorization: Bearer ${issued.token}" "${location.origin}/api/v1/stats"`;
  return openDialog({
    title: `${issued.name} is ready`,
    view: ({ close }) => html`<div class="dialog-text"><p><strong>Copy the value now.</strong> It is not stored and cannot be shown again.${issued.expires_at ? ` It expires on ${clock(issued.expires_at)}.` : ""}</p></div>
      <div class="field"><span class="label">Value</span>${copyable(issued.token, "value of the token")}</div>
      <div class="field"><span class="label">Try it</span>${copyable(curl, "curl command")}</div>
      <div class="dialog-buttons"><button class="button is-main" type="button" @click=${close}>I have it</button></div>`,
  }).closed;
}

/** @param {string} text local time as the browser gives it */
function instant(text) {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new Problem(422, { detail: "This is no time.", errors: [{ field: "expires_at", message: "must be a time" }] });
  }
  return time.toISOString();
}
