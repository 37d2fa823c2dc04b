/** Each key: does it work, what is left of its limit, what did it spend. */
import { moneyView } from "../format/money.js";
import { agoView } from "../format/time.js";
import { html } from "../lib/html.js";
import { limitMeter } from "../parts/meter.js";
import { bone } from "../parts/states.js";
import { keyStatus } from "../parts/status.js";
import { withQuery } from "../routing/router.js";

/** @param {any[] | undefined} keys @param {any} overview @param {import("./choice.js").Choice} choice */
export function keysCard(keys, overview, choice) {
  return html`<section class="card" aria-label="Keys" aria-busy=${keys ? "false" : "true"}>
    <div class="card-head"><h2>Keys</h2><a class="small" href="/keys">All keys</a></div>
    ${keys ? html`<div class="table-wrap"><table class="table is-list">
      <thead><tr><th scope="col">Key</th><th scope="col">Limit used</th><th scope="col" class="number">Spent</th></tr></thead>
      <tbody>${rows(keys, overview.by_key).filter((key) => !choice.key || String(key.id) === choice.key).map(row)}</tbody>
    </table></div>` : html`<div class="card-body">${bone("100%", "12rem")}</div>`}
  </section>`;
}

/** Those that are watched, and those that a management key sees; who spends most comes first. @param {any[]} keys @param {any[]} figures */
function rows(keys, figures) {
  const watched = new Set(keys.map((key) => key.id));
  const spent = new Map(figures.map((it) => [it.api_key_id, it.cost]));
  const seen = figures.filter((it) => !watched.has(it.api_key_id)).map((it) => ({ id: it.api_key_id, name: it.api_key_name, status: it.status, isSeen: true }));
  return [...keys, ...seen].map((key) => ({ ...key, cost: key.kind === "management" ? null : (spent.get(key.id) ?? 0) })).sort((a, b) => (b.cost ?? -1) - (a.cost ?? -1));
}

/** @param {any} key */
function row(key) {
  return html`<tr>
    <th scope="row">${key.isSeen ? html`<a href=${withQuery({ key: String(key.id) })}>${key.name}</a>` : html`<a href=${`/keys/${key.id}`}>${key.name}</a>`}
      <span class="cell-sub">${keyStatus(key.status)} ${key.isSeen ? "via management key" : html`<span class="nowrap">good ${agoView(key.last_good_check_at)}</span>`}</span></th>
    <td data-label="Limit used">${key.isSeen ? html`<span class="dim" title="Add the key itself to see its limit">—</span>` : limitMeter(key)}</td>
    <td class="number" data-label="Spent">${key.cost === null ? html`<span class="dim" title="A management key spends nothing itself">—</span>` : moneyView(key.cost)}</td>
  </tr>`;
}
