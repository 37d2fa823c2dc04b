/** Everything at first sight. */
import { Resource } from "../app/resource.js";
import { update } from "../app/update.js";
import { today } from "../format/time.js";
import { html } from "../lib/html.js";
import { empty, failed, shown } from "../parts/states.js";
import { route } from "../routing/router.js";
import { get } from "../session/api.js";
import { chartCard, chartBones } from "./chart-card.js";
import { choiceIn } from "./choice.js";
import { figuresBones, figuresView } from "./figures.js";
import { filters, rangePicker } from "./filters.js";
import { keysCard } from "./keys-card.js";
import { modelsCard } from "./models-card.js";
import { loadOverview } from "./overview-data.js";
import { icon } from "../parts/icons.js";

export class OverviewPage {
  title = "Overview";
  measure = "cost";

  constructor() {
    this.choice = choiceIn(route.query, today());
    this.overview = new Resource((signal) => loadOverview(this.choice, signal), { isLive: true });
    this.keys = new Resource((signal) => get("/api/keys", signal), { isLive: true });
  }

  moved() {
    const before = this.choice;
    this.choice = choiceIn(route.query, today());
    if (JSON.stringify({ ...before, isTable: 0 }) !== JSON.stringify({ ...this.choice, isTable: 0 })) {
      this.overview.reload();
    }
  }

  close() {
    this.overview.close();
    this.keys.close();
  }

  view() {
    const hasNoKeys = this.keys.value?.length === 0;
    return html`<div class="page-head"><h1 tabindex="-1">Overview</h1>${hasNoKeys ? "" : rangePicker(this.choice)}</div>
      ${hasNoKeys ? this.#beginning() : this.#figures()}`;
  }

  #figures() {
    return html`${filters(this.choice, this.overview.value?.choices)}
      ${shown(this.overview, {
        waiting: () => html`<div class="card" aria-busy="true">${figuresBones()}</div>${chartBones()}`,
        ready: (overview) => html`${figuresView(overview, this.choice)}${chartCard(overview, this.choice, this.measure, this.#measureBy)}
          <div class="two">${modelsCard(overview, this.choice)}${this.keys.problem && !this.keys.value ? html`<div class="card">${failed(this.keys.problem, () => this.keys.reload())}</div>` : keysCard(this.keys.value, overview, this.choice)}</div>`,
      })}`;
  }

  #beginning() {
    return html`<div class="card">${empty({
      title: "No key is watched yet",
      text: "Add the first OpenRouter key. A management key shows every key of its account, by model and day; any other key shows what it spends itself.",
      symbol: "keys",
      action: html`<a class="button is-main" href="/keys?add=yes">${icon("plus")}Add a key</a>`,
    })}</div>`;
  }

  /** @param {string} measure */
  #measureBy = (measure) => {
    this.measure = measure;
    update();
  };
}
