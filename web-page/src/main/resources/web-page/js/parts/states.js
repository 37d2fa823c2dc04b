/** What stands where something should be: it is coming, it failed, there is none. */
import { html, nothing } from "../lib/html.js";
import { agoView } from "../format/time.js";
import { icon } from "./icons.js";

/** @typedef {import("../lib/html.js").View} View */

/**
 * A resource in whichever state it is.
 *
 * @template T
 * @param {import("../app/resource.js").Resource<T>} resource
 * @param {{waiting: () => View, ready: (value: T) => View}} views
 */
export function shown(resource, { waiting, ready }) {
  if (resource.value !== undefined) {
    return html`${staleNotice(resource)}${ready(resource.value)}`;
  }
  return resource.problem ? html`<div class="card">${failed(resource.problem, () => resource.reload())}</div>` : waiting();
}

/** @param {import("../app/resource.js").Resource<any>} resource */
export function staleNotice(resource) {
  if (!resource.problem) {
    return nothing;
  }
  return html`<div class="form-problem is-stale" role="status">
    ${resource.problem.message} Shown is what was known ${agoView(new Date(resource.loadedAt).toISOString())}.
    <button class="button is-small" type="button" @click=${() => resource.reload()}>Try again</button>
  </div>`;
}

/** @param {import("../session/problem.js").Problem} problem @param {(() => void) | null} [retry] */
export function failed(problem, retry = null) {
  return html`<div class="nothing" role="alert">
    ${icon("warning", 28)}
    <h2>${titleOf(problem)}</h2>
    <p>${problem.message}</p>
    ${retry && problem.isPassing ? html`<button class="button" type="button" @click=${retry}>Try again</button>` : nothing}
    ${problem.requestId ? html`<p class="small dim">Quote <code>${problem.requestId}</code> when you ask for help.</p>` : nothing}
  </div>`;
}

/** @param {import("../session/problem.js").Problem} problem */
function titleOf(problem) {
  switch (problem.status) {
    case 0:
      return "No connection";
    case 403:
      return "Not for this account";
    case 404:
      return "Nothing here";
    case 422:
      return "This question cannot be answered";
    default:
      return problem.isPassing ? "Not now" : "That did not work";
  }
}

/**
 * @param {{title: string, text: string, action?: View, symbol?: import("./icons.js").IconName}} what it is, and the next step
 */
export function empty({ title, text, action = nothing, symbol = "overview" }) {
  return html`<div class="nothing">${icon(symbol, 28)}<h2>${title}</h2><p>${text}</p>${action}</div>`;
}

/** A grey bar in the place of a text. @param {string} width @param {string} [height] */
export function bone(width, height = "1em") {
  return html`<span class="bone" .style=${`width:${width};height:${height}`}></span>`;
}

/** A card that is coming. @param {number} lines @param {string} label */
export function boneCard(lines, label) {
  return html`<div class="card" aria-busy="true"><div class="card-body form">
    <span class="hidden-visually" role="status">${label}</span>
    ${Array.from({ length: lines }, (_, index) => bone(index % 3 === 2 ? "60%" : "100%", "1.25rem"))}
  </div></div>`;
}
