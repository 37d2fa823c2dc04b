/** One key: what is known of it, what can be done with it, what its status was. */
import { Resource } from "../app/resource.js";
import { moneyView, money } from "../format/money.js";
import { agoView, timeView } from "../format/time.js";
import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { limitMeter } from "../parts/meter.js";
import { boneCard, shown } from "../parts/states.js";
import { keyStatus } from "../parts/status.js";
import { toast } from "../parts/toast.js";
import { go } from "../routing/router.js";
import { get } from "../session/api.js";
import { asProblem, Problem } from "../session/problem.js";
import { deleteKey, renameKey, switchKey } from "./key-dialogs.js";
import { Work } from "./work.js";

export class KeyPage {
  title = "Key";

  /** @param {string} id */
  constructor(id) {
    /** @type {Resource<any>} */
    this.key = new Resource((signal) => get(`/api/keys/${id}`, signal), { isLive: true });
    /** @type {Resource<any[] | null>} */
    this.history = new Resource((signal) => statuses(id, signal), { isLive: true });
    this.work = new Work(() => this.#reload());
  }

  close() {
    this.key.close();
    this.history.close();
    this.work.close();
  }

  view() {
    this.title = this.key.value?.name ?? "Key";
    return html`<div><a class="nowrap small" href="/keys">← All keys</a></div>
      ${this.key.value ? nothing : html`<div class="page-head"><h1 tabindex="-1">Key</h1></div>`}
      ${shown(this.key, { waiting: () => boneCard(6, "Loading the key"), ready: (key) => this.#key(key) })}`;
  }

  /** @param {any} key */
  #key(key) {
    return html`<div class="page-head"><h1 tabindex="-1">${key.name}</h1>
        <div class="buttons">${this.work.button(key, "sync")}${this.work.button(key, "validate")}</div></div>
      <section class="card" aria-label="What is known"><div class="card-body form">
        <div class="as-of"><span>${keyStatus(key.status)}</span>${key.status_reason ? html`<span>${key.status_reason}</span>` : nothing}<span>Checked ${agoView(key.last_checked_at)}</span></div>
        <dl class="facts">${this.#facts(key)}</dl></div>
        <div class="card-foot as-of">${key.kind === "management" ? html`<span>Spends nothing itself</span>` : html`<span>Figures as of ${agoView(key.usage_as_of)}</span><span>${key.covered ? "By model and day, from a management key of its account" : "Money only, from its own counters"}</span>`}${syncNote(key.last_sync)}</div>
      </section>
      ${this.#history()}
      <section class="card" aria-label="Change"><div class="card-head"><h2>Change</h2></div><div class="card-body buttons">
        <button class="button" type="button" @click=${() => this.#after(renameKey(key))}>Rename</button>
        <button class="button" type="button" @click=${() => this.#after(switchKey(key))}>${icon(key.is_active ? "pause" : "play")}${key.is_active ? "Disable" : "Enable"}</button>
        <button class="button is-danger" type="button" @click=${() => this.#delete(key)}>Delete</button>
      </div></section>`;
  }

  /** @param {any} key */
  #facts(key) {
    const facts = [
      ["Label at OpenRouter", html`<span class="code">${key.label ?? "not known"}</span>`],
      ["Kind", key.kind === "management" ? "Management: sees every key of its account" : key.kind],
      ["Limit used", limitMeter(key)],
      ["Spent ever", html`${moneyView(key.usage?.total)}${key.usage?.byok ? html` <span class="dim">of it ${money(key.usage.byok)} with own provider keys</span>` : nothing}`],
      ["Before watching", html`${moneyView(key.before_watching?.total)} <span class="dim">belongs to no day</span>`],
      ["Last good check", timeView(key.last_good_check_at)],
      ["Watched since", timeView(key.created_at)],
      ["Expires", timeView(key.expires_at, "never")],
    ];
    return facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  }

  #history() {
    if (this.history.value === null) {
      return nothing;
    }
    return html`<section class="card" aria-label="History of status"><div class="card-head"><h2>History of status</h2></div><div class="card-body">
      ${shown(this.history, {
        waiting: () => boneCard(2, "Loading the history"),
        ready: (items) => html`<ol class="timeline">${items?.map((it) => html`<li>${timeView(it.at)}${keyStatus(it.status)}<span class="dim">${it.reason ?? ""}</span></li>`)}</ol>`,
      })}
    </div></section>`;
  }

  #reload() {
    this.key.reload();
    this.history.reload();
  }

  /** @param {Promise<boolean>} change */
  async #after(change) {
    try {
      if (await change) {
        this.#reload();
      }
    } catch (error) {
      toast(asProblem(error).message);
    }
  }

  /** @param {any} key */
  async #delete(key) {
    if (await deleteKey(key)) {
      go("/keys", { replace: true });
    }
  }
}

/** @param {any} last */
function syncNote(last) {
  if (!last) {
    return html`<span>Not synchronised yet</span>`;
  }
  if (last.completed_at === null) {
    return html`<span>Being synchronised</span>`;
  }
  return html`<span>${last.succeeded ? "Last sync succeeded" : `Last sync failed: ${last.detail ?? "no reason given"}`} ${agoView(last.completed_at)}</span>`;
}

/** Null where the server keeps no history. @param {string} id @param {AbortSignal} signal @returns {Promise<any[] | null>} */
async function statuses(id, signal) {
  try {
    return (await get(`/api/keys/${id}/statuses`, signal)).items;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return null;
    }
    throw error;
  }
}
