/** The OpenRouter keys that are watched. */
import { Resource } from "../app/resource.js";
import { update } from "../app/update.js";
import { moneyView } from "../format/money.js";
import { agoView } from "../format/time.js";
import { html, repeat } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { limitMeter } from "../parts/meter.js";
import { boneCard, empty, shown } from "../parts/states.js";
import { keyStatus } from "../parts/status.js";
import { go, route, withQuery } from "../routing/router.js";
import { get } from "../session/api.js";
import { addKey } from "./key-dialogs.js";
import { Work } from "./work.js";

export class KeysPage {
  title = "Keys";
  work = new Work(() => this.keys.reload());

  constructor() {
    /** @type {Resource<any[]>} */
    this.keys = new Resource((signal) => get("/api/keys", signal), { isLive: true });
    if (route.query.has("add")) {
      go(withQuery({ add: null }), { replace: true });
      queueMicrotask(() => this.#add());
    }
  }

  moved() {
    update();
  }

  close() {
    this.keys.close();
    this.work.close();
  }

  view() {
    return html`<div class="page-head"><h1 tabindex="-1">Keys</h1>
        <button class="button is-main" type="button" @click=${this.#add}>${icon("plus")}Add a key</button>
        <p class="lead">OpenRouter keys under watch. Their text is encrypted and never shown again.</p></div>
      ${shown(this.keys, {
        waiting: () => boneCard(5, "Loading the keys"),
        ready: (keys) => html`<div class="card">${keys.length ? this.#table(keys) : this.#none()}</div>`,
      })}`;
  }

  /** @param {any[]} keys */
  #table(keys) {
    return html`<div class="table-wrap"><table class="table is-list">
      <thead><tr><th scope="col">Name</th><th scope="col">Status</th><th scope="col">Limit used</th><th scope="col" class="number">Spent ever</th><th scope="col">Last good check</th><th scope="col">Figures as of</th><th scope="col"><span class="hidden-visually">Actions</span></th></tr></thead>
      <tbody>${repeat(keys, (key) => key.id, (key) => this.#row(key))}</tbody>
    </table></div>`;
  }

  /** @param {any} key */
  #row(key) {
    return html`<tr class=${key.is_active ? "" : "is-over"}>
      <th scope="row"><a href=${`/keys/${key.id}`}>${key.name}</a><span class="cell-sub"><span class="code">${key.label ?? "label not known"}</span>${key.kind === "management" ? ", management" : ""}</span></th>
      <td data-label="Status">${keyStatus(key.status)}</td>
      <td data-label="Limit used">${limitMeter(key)}</td>
      <td class="number" data-label="Spent ever">${moneyView(key.usage?.total)}</td>
      <td data-label="Last good check">${agoView(key.last_good_check_at)}</td>
      <td data-label="Figures as of">${key.kind === "management" ? html`<span class="dim" title="A management key spends nothing itself">—</span>` : agoView(key.usage_as_of)}</td>
      <td class="actions"><div class="buttons">${this.work.button(key, "sync", "is-small")}</div></td>
    </tr>`;
  }

  #none() {
    return empty({
      title: "No key is watched yet",
      text: "Add one with its text from openrouter.ai. It is checked at once, and its figures appear in a moment.",
      symbol: "keys",
      action: html`<button class="button is-main" type="button" @click=${this.#add}>${icon("plus")}Add a key</button>`,
    });
  }

  #add = async () => {
    const key = await addKey();
    if (key) {
      this.work.follow(key);
      this.keys.reload();
    }
  };
}
