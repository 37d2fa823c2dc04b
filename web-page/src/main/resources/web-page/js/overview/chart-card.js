/** What was spent by day, as a chart or as a table. */
import "./spend-chart.js";
import { amount, amountView, percent } from "../format/amounts.js";
import { money, moneyView } from "../format/money.js";
import { html } from "../lib/html.js";
import { bone } from "../parts/states.js";
import { withQuery } from "../routing/router.js";
import { GROUPS } from "./choice.js";
import { barsOf } from "./series.js";

const PART = "More may be spent, or some figures are told by no source";
const MEASURES = { cost: "Spend", requests: "Requests", tokens_input: "Tokens in", tokens_output: "Tokens out" };

/** The bars of a series are made once. @type {WeakMap<object, Map<string, import("./series.js").Bars>>} */
const made = new WeakMap();

/** @param {any} overview @param {import("./choice.js").Choice} choice @param {string} measure @param {(measure: string) => void} measureBy */
export function chartCard(overview, choice, measure, measureBy) {
  const bars = barsFor(overview, measure);
  const title = `${MEASURES[/** @type {keyof typeof MEASURES} */ (measure)]} by ${bars.isWeekly ? "week" : "day"}`;
  return html`<section class="card" aria-label=${title}>
    <div class="card-head">
      <h2>${title}</h2>
      <div class="filters">
        <select class="select" aria-label="What to count" @change=${(/** @type {Event} */ event) => measureBy(/** @type {HTMLSelectElement} */ (event.target).value)}>
          ${Object.entries(MEASURES).map(([name, word]) => html`<option value=${name} ?selected=${name === measure}>${word}</option>`)}
        </select>
        <nav class="segments" aria-label="Stacked by">${GROUPS.map((group) => html`<a href=${withQuery({ group })} aria-current=${choice.group === group ? "true" : "false"}>${word(group)}</a>`)}</nav>
        <nav class="segments" aria-label="Shown as">
          <a href=${withQuery({ view: null })} aria-current=${choice.isTable ? "false" : "true"}>Chart</a>
          <a href=${withQuery({ view: "table" })} aria-current=${choice.isTable ? "true" : "false"}>Table</a>
        </nav>
      </div>
    </div>
    <div class=${`card-body chart-frame ${bars.dates.length === 1 ? "is-one-day" : ""}`}>${bars.lines.length === 0 ? nothingSpent() : choice.isTable ? table(bars, measure) : chart(bars, measure, title)}</div>
  </section>`;
}

/** @param {any} overview @param {string} measure */
function barsFor({ series, today }, measure) {
  const known = made.get(series) ?? new Map();
  made.set(series, known);
  const bars = known.get(measure) ?? barsOf(series, measure, today.period.end_date);
  known.set(measure, bars);
  return bars;
}

/** @param {import("./series.js").Bars} bars @param {string} measure @param {string} title */
function chart(bars, measure, title) {
  const format = measure === "cost" ? money : amount;
  const total = bars.totals.reduce((all, it) => all + it, 0);
  if (bars.dates.length === 1) {
    return oneDay(bars, measure, total);
  }
  return html`<spend-chart aria-label=${`${title}, ${format(total)} in all. Use the arrow keys; the same figures are in the table.`} .format=${format} .bars=${bars}></spend-chart>
    <ul class="legend">${bars.lines.map((line) => html`<li title=${line.name}><i class=${`swatch s-${line.slot}`}></i><span>${line.name}</span><span class="dim">${total ? percent(line.total / total) : ""}</span></li>`)}</ul>`;
}

/** Shares say more than a single bar. @param {import("./series.js").Bars} bars @param {string} measure @param {number} total */
function oneDay(bars, measure, total) {
  const view = measure === "cost" ? moneyView : amountView;
  const most = Math.max(...bars.lines.map((line) => line.total));
  return html`<p class="dim small">${bars.titles[0]}${bars.notes[0] && `, ${bars.notes[0]}`}</p>
    <ol class="shares">${bars.lines.map((line) => html`<li class="share">
      <span class="share-fill" .style=${`width:${most ? (line.total / most) * 100 : 0}%`}></span>
      <span class="share-name"><i class=${`swatch s-${line.slot}`}></i>${line.name}</span>${view(line.total)}<span class="share-part">${total ? percent(line.total / total) : ""}</span>
    </li>`)}</ol>`;
}

/** @param {import("./series.js").Bars} bars @param {string} measure */
function table(bars, measure) {
  const view = measure === "cost" ? moneyView : amountView;
  return html`<div class="chart-table" tabindex="0" role="region" aria-label="Figures of the chart">
    <table class="table">
      <thead><tr><th scope="col">${bars.isWeekly ? "Week from" : "Day (UTC)"}</th><th scope="col" class="number">Total</th>${bars.lines.map((line) => html`<th scope="col" class="number">${line.name}</th>`)}</tr></thead>
      <tbody>${bars.dates.map((_, index) => index).reverse().map((index) => html`<tr>
        <th scope="row" class="nowrap">${bars.titles[index]}${bars.notes[index] && html` <span class="dim" title=${PART}>${bars.notes[index]}</span>`}</th>
        <td class="number">${view(bars.totals[index])}</td>${bars.lines.map((line) => html`<td class="number">${view(line.values[index])}</td>`)}
      </tr>`)}</tbody>
      <tfoot><tr><th scope="row">In all</th><td class="number">${view(bars.totals.reduce((all, it) => all + it, 0))}</td>${bars.lines.map((line) => html`<td class="number">${view(line.total)}</td>`)}</tr></tfoot>
    </table>
  </div>`;
}

function nothingSpent() {
  return html`<div class="nothing"><h2>Nothing here</h2><p>Nothing is known to be spent in these days with these filters. What was spent before a key was watched belongs to no day.</p></div>`;
}

/** @param {string} text */
function word(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function chartBones() {
  return html`<div class="card" aria-busy="true"><div class="card-head"><h2>Spend by day</h2></div><div class="card-body chart-frame">${bone("100%", "18rem")}</div></div>`;
}
