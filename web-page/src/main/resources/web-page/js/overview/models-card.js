/** Where the money goes. */
import { amount, percent } from "../format/amounts.js";
import { moneyView } from "../format/money.js";
import { html } from "../lib/html.js";
import { withQuery } from "../routing/router.js";

/** @param {any} overview @param {import("./choice.js").Choice} choice */
export function modelsCard(overview, choice) {
  const models = overview.top_models;
  const most = Math.max(...models.map((/** @type {any} */ it) => it.cost), 0);
  const total = overview.summary.total_cost;
  return html`<section class="card" aria-label="Top models">
    <div class="card-head"><h2>Top models</h2></div>
    <div class="card-body">
      ${models.length === 0 ? html`<p class="dim">No model was used in these days.</p>` : html`<ol class="shares">${models.map((/** @type {any} */ it) => html`<li class="share">
        <span class="share-fill" .style=${`width:${most ? (it.cost / most) * 100 : 0}%`}></span>
        ${it.model
          ? html`<a class="share-name" href=${withQuery({ model: it.model === choice.model ? null : it.model })} title=${`${it.model}: ${amount(it.requests)} requests`}>${it.model}</a>`
          : html`<span class="share-name dim" title="Only the amount is known, from the counters of a key">Model not known</span>`}
        ${moneyView(it.cost)}<span class="share-part">${total ? percent(it.cost / total) : ""}</span>
      </li>`)}</ol>`}
    </div>
  </section>`;
}
