/** States in one word and one sign, so that nobody needs the colour. */
import { html } from "../lib/html.js";
import { icon } from "./icons.js";

/** @typedef {{word: string, tone: "good" | "warn" | "bad" | "accent" | "", sign: import("./icons.js").IconName}} Look */

/** @type {Record<string, Look>} */
const KEY_STATUS = {
  valid: { word: "Valid", tone: "good", sign: "check" },
  out_of_funds: { word: "Out of funds", tone: "warn", sign: "warning" },
  invalid: { word: "Invalid", tone: "bad", sign: "cross" },
  unverified: { word: "Not checked yet", tone: "warn", sign: "warning" },
  disabled: { word: "Disabled", tone: "", sign: "pause" },
};

/** @type {Record<string, Look>} */
const TOKEN_STATE = {
  active: { word: "Active", tone: "good", sign: "check" },
  replaced: { word: "Replaced", tone: "warn", sign: "sync" },
  expired: { word: "Expired", tone: "", sign: "schedules" },
  revoked: { word: "Revoked", tone: "", sign: "cross" },
  leaked: { word: "Leaked, revoked", tone: "bad", sign: "warning" },
};

/** @type {Record<string, Look>} */
const OUTCOME = {
  succeeded: { word: "Succeeded", tone: "good", sign: "check" },
  partly: { word: "Partly", tone: "warn", sign: "warning" },
  failed: { word: "Failed", tone: "bad", sign: "cross" },
};

/** @param {Look} look */
export function badge({ word, tone, sign }) {
  return html`<span class=${`badge ${tone && `is-${tone}`}`}>${icon(sign, 12)}${word}</span>`;
}

/** @param {Record<string, Look>} looks @param {string} name */
function named(looks, name) {
  return badge(looks[name] ?? { word: name, tone: "", sign: "warning" });
}

/** @param {string} status */
export const keyStatus = (status) => named(KEY_STATUS, status);

/** @param {string} state */
export const tokenState = (state) => named(TOKEN_STATE, state);

/** @param {string | null} outcome null while it runs */
export const tickOutcome = (outcome) =>
  outcome ? named(OUTCOME, outcome) : html`<span class="badge is-accent"><span class="spinner"></span>Running</span>`;
