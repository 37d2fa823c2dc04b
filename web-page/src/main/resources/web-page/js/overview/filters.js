/** Which days, which key, which model. */
import { askForm } from "../parts/dialog.js";
import { html } from "../lib/html.js";
import { go, withQuery } from "../routing/router.js";
import { Problem } from "../session/problem.js";
import { dayShort, today } from "../format/time.js";
import { customRange } from "./choice.js";

const WORDS = { today: "Today", "7d": "7 days", "30d": "30 days", "90d": "90 days" };

/** @param {import("./choice.js").Choice} choice */
export function rangePicker(choice) {
  const custom = choice.range === "custom";
  return html`<nav class="segments" aria-label="Days">
    ${Object.entries(WORDS).map(
      ([range, word]) => html`<a href=${withQuery({ range, from: null, to: null })} aria-current=${choice.range === range ? "true" : "false"}>${word}</a>`,
    )}
    <button type="button" aria-pressed=${custom ? "true" : "false"} @click=${() => askRange(choice)}>
      ${custom ? `${dayShort(choice.from)} – ${dayShort(choice.to)}` : "Custom"}
    </button>
  </nav>`;
}

/** @param {import("./choice.js").Choice} choice @param {{keys: {id: number, name: string}[], models: string[]}} [choices] */
export function filters(choice, { keys, models } = { keys: [], models: [] }) {
  const offered = choice.model && !models.includes(choice.model) ? [choice.model, ...models] : models;
  return html`<div class="filters" role="group" aria-label="Filters">
    <select class=${`select ${choice.key ? "is-set" : ""}`} aria-label="Key" @change=${choose("key")}>
      <option value="" ?selected=${!choice.key}>All keys</option>
      ${keys.map(({ id, name }) => html`<option value=${id} ?selected=${choice.key === String(id)}>${name}</option>`)}
    </select>
    <select class=${`select ${choice.model ? "is-set" : ""}`} aria-label="Model" @change=${choose("model")}>
      <option value="" ?selected=${!choice.model}>All models</option>
      ${offered.map((model) => html`<option value=${model} ?selected=${choice.model === model}>${model}</option>`)}
    </select>
    ${choice.key || choice.model ? html`<a class="button is-plain" href=${withQuery({ key: null, model: null })}>Clear</a>` : ""}
  </div>`;
}

/** @param {string} name @returns {(event: Event) => void} */
function choose(name) {
  return (event) => go(withQuery({ [name]: /** @type {HTMLSelectElement} */ (event.target).value }));
}

/** @param {import("./choice.js").Choice} choice */
function askRange(choice) {
  return askForm({
    title: "Choose days",
    action: "Show",
    fields: (form) => html`
      ${form.field({ name: "from", label: "First day", type: "date", value: choice.from, max: today(), isFirst: true })}
      ${form.field({ name: "to", label: "Last day", type: "date", value: choice.to, max: today(), hint: "UTC days, at most 366." })}`,
    send: async ({ from, to }) => {
      if (!customRange(from, to, today())) {
        throw new Problem(422, { detail: "Choose a first day that is not after the last one, neither in the future, at most 366 days in all." });
      }
      go(withQuery({ range: "custom", from, to }));
    },
  });
}
