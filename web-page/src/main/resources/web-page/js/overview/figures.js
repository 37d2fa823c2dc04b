/** The figures on top, each with how complete it is, and all with as of when and from where. */
import { amountView, amount, percent } from "../format/amounts.js";
import { money, moneyView } from "../format/money.js";
import { agoView, dayShort } from "../format/time.js";
import { html } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { bone } from "../parts/states.js";
import { change } from "./series.js";

const SOURCES = { activity: "OpenRouter’s activity", counters: "counters of the keys" };
const RANGE_WORDS = { "7d": "Last 7 days", "30d": "Last 30 days", "90d": "Last 90 days" };

/** @param {any} overview @param {import("./choice.js").Choice} choice */
export function figuresView(overview, choice) {
  const { summary, previous, today, month } = overview;
  return html`<section class="card" aria-label="Figures">
    <dl class="figures">
      ${figure("Today so far", moneyView(today.summary.total_cost), "The UTC day goes on")}
      ${figure("This month", moneyView(month.summary.total_cost), `Since ${dayShort(month.period.start_date)}`)}
      ${choice.range === "today"
        ? figure("Yesterday", moneyView(previous.summary?.total_cost), dayShort(previous.period.start_date))
        : figure(rangeWord(choice), moneyView(summary.total_cost), difference(summary.total_cost, previous.summary?.total_cost))}
      ${figure("Requests", amountView(summary.total_requests), unknownPart(summary.total_requests, summary))}
      ${figure("Tokens", amountView(sumOf(summary)), sumOf(summary) === null ? "No source tells them" : html`${amount(summary.total_tokens_input)} in, ${amount(summary.total_tokens_output)} out`)}
    </dl>
    <div class="card-foot as-of">
      <span>${overview.as_of ? html`As of ${agoView(overview.as_of)}` : "Not read yet"}</span>
      <span>From ${overview.sources.length ? overview.sources.map((/** @type {keyof typeof SOURCES} */ it) => SOURCES[it] ?? it).join(" and ") : "no source yet"}</span>
      <span>${summary.complete ? "Complete" : html`<span title="A day that goes on, or figures that no source tells, such as the requests of a key that only counts money">Not complete</span>`}</span>
    </div>
  </section>`;
}

/** @param {string} label @param {import("../lib/html.js").View} value @param {import("../lib/html.js").View} note */
function figure(label, value, note) {
  return html`<div class="figure"><dt>${label}</dt><dd class="value">${value}</dd><dd>${note}</dd></div>`;
}

/** @param {import("./choice.js").Choice} choice */
function rangeWord(choice) {
  return RANGE_WORDS[/** @type {keyof typeof RANGE_WORDS} */ (choice.range)] ?? `${dayShort(choice.from)} to ${dayShort(choice.to)}`;
}

/** @param {number | null} now @param {number | null | undefined} before */
function difference(now, before) {
  const part = change(now, before);
  if (part === null) {
    return html`Nothing to compare with`;
  }
  const isUp = part >= 0;
  return html`<span class="delta" title=${`${money(before)} in as many days before`}>${icon(isUp ? "up" : "down", 12)}<span class="hidden-visually">${isUp ? "up" : "down"}</span>${percent(Math.abs(part))}</span>
    from ${money(before)} before`;
}

/** @param {number | null} requests @param {{complete: boolean}} summary */
function unknownPart(requests, summary) {
  return requests === null ? "No source tells them" : summary.complete ? "All of them" : "Those that are known";
}

/** @param {{total_tokens_input: number | null, total_tokens_output: number | null}} summary */
function sumOf({ total_tokens_input: input, total_tokens_output: output }) {
  return input === null && output === null ? null : (input ?? 0) + (output ?? 0);
}

export function figuresBones() {
  return html`<span class="hidden-visually" role="status">Loading the figures</span>
    <div class="figures">${Array.from({ length: 5 }, () => html`<div class="figure">${bone("5rem", "0.8rem")}${bone("7rem", "2rem")}${bone("8rem", "0.8rem")}</div>`)}</div>
    <div class="card-foot">${bone("16rem", "0.8rem")}</div>`;
}
