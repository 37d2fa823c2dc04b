/** The last runs of a job. */
import { Resource } from "../app/resource.js";
import { counted } from "../format/amounts.js";
import { duration, timeView } from "../format/time.js";
import { html, nothing } from "../lib/html.js";
import { bone, shown } from "../parts/states.js";
import { tickOutcome } from "../parts/status.js";
import { get } from "../session/api.js";

const SHOWN = 8;
/** What a job has done; of the other it can only say 0. */
const COUNTED = { "key-validation": ["succeeded"], "usage-purge": ["rows"] };
const WORDS = { succeeded: "key", rows: "row" };
const CAUSES = { schedule: "by schedule", "catch-up": "caught up", manual: "by hand" };

export class TickHistory {
  /** @param {string} job */
  constructor(job) {
    /** @type {("succeeded" | "rows")[]} */
    this.counted = /** @type {any} */ (COUNTED)[job] ?? ["succeeded", "rows"];
    /** @type {Resource<any>} */
    this.ticks = new Resource((signal) => get(`/api/schedules/${job}/ticks?limit=${SHOWN}`, signal));
  }

  reload() {
    this.ticks.reload();
  }

  close() {
    this.ticks.close();
  }

  view() {
    return shown(this.ticks, {
      waiting: () => bone("100%", "6rem"),
      ready: ({ items }) => (items.length ? table(items, this.counted) : nothing),
    });
  }
}

/** @param {any[]} ticks @param {("succeeded" | "rows")[]} kinds */
function table(ticks, kinds) {
  return html`<div class="table-wrap"><table class="table is-list">
    <thead><tr><th scope="col">Due</th><th scope="col">Outcome</th><th scope="col">Took</th><th scope="col">Why</th><th scope="col">What was done</th></tr></thead>
    <tbody>${ticks.map((tick) => html`<tr>
      <th scope="row">${timeView(tick.due_at)}</th>
      <td data-label="Outcome">${tickOutcome(tick.outcome)}</td>
      <td data-label="Took">${duration(tick.started_at, tick.completed_at)}</td>
      <td data-label="Why">${CAUSES[/** @type {keyof typeof CAUSES} */ (tick.cause)] ?? tick.cause}</td>
      <td data-label="What was done">${tick.detail ?? done(tick.counts, kinds)}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

/** @param {any} counts @param {("succeeded" | "rows")[]} kinds */
function done(counts, kinds) {
  if (!counts) {
    return html`<span class="dim">not known yet</span>`;
  }
  const words = kinds.map((kind) => counted(counts[kind], WORDS[kind]));
  return [...words, ...(counts.failed ? [`${counts.failed} failed`] : [])].join(", ");
}
