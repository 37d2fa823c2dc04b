/** Syncing and checking of keys, which takes some seconds: shows that it goes on, and how it ended. */
import { update } from "../app/update.js";
import { html } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { toast } from "../parts/toast.js";
import { get, post } from "../session/api.js";
import { asProblem } from "../session/problem.js";

const POLL_MS = 700;
const PATIENCE_MS = 90_000;

/** @typedef {"sync" | "validate"} Kind */

const WORDS = {
  sync: { idle: "Sync now", busy: "Syncing …", sign: /** @type {const} */ ("sync") },
  validate: { idle: "Check now", busy: "Checking …", sign: /** @type {const} */ ("check") },
};

export class Work {
  /** @type {Set<string>} */
  #running = new Set();
  #isClosed = false;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  close() {
    this.#isClosed = true;
  }

  /** @param {any} key @param {Kind} kind @param {string} [look] */
  button(key, kind, look = "") {
    const isBusy = this.#running.has(`${kind} ${key.id}`);
    const { idle, busy, sign } = WORDS[kind];
    return html`<button class=${`button ${look}`} type="button" aria-disabled=${isBusy || !key.is_active ? "true" : "false"}
      title=${key.is_active ? "" : "It is disabled"} @click=${() => key.is_active && this.start(key, kind)}>
      ${isBusy ? html`<span class="spinner" aria-hidden="true"></span>${busy}` : html`${icon(sign)}${idle}`}<span class="hidden-visually"> ${key.name}</span></button>`;
  }

  /** @param {any} key @param {Kind} kind */
  async start(key, kind) {
    const id = `${kind} ${key.id}`;
    if (this.#running.has(id)) {
      return;
    }
    this.#running.add(id);
    update();
    try {
      const { body } = await post(`/api/keys/${key.id}/${kind}`);
      await this.#untilDone(key, kind, body.tick_id);
    } catch (error) {
      toast(asProblem(error).message);
    } finally {
      this.#running.delete(id);
      update();
    }
  }

  /** A key that was just added fetches its figures by itself. @param {any} key */
  async follow(key) {
    if (key.is_active && key.kind !== "management") {
      await this.start(key, "sync");
    }
  }

  /** @param {any} key @param {Kind} kind @param {string} tick */
  async #untilDone(key, kind, tick) {
    const end = Date.now() + PATIENCE_MS;
    while (!this.#isClosed && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      const now = await get(`/api/keys/${key.id}`);
      const result = kind === "sync" ? syncResult(now, tick) : checkResult(now, key);
      if (result) {
        toast(`${key.name}: ${result}`);
        this.changed();
        return;
      }
    }
    if (!this.#isClosed) {
      toast(`${key.name}: OpenRouter is slow. It goes on by itself; the figures appear when they are known.`);
    }
  }
}

/** @param {any} now @param {string} tick */
function syncResult({ last_sync: last }, tick) {
  if (!last || last.tick_id !== tick || last.completed_at === null) {
    return null;
  }
  return last.succeeded ? "figures are up to date." : `could not be synchronised. ${last.detail ?? ""}`;
}

/** @param {any} now @param {any} before */
function checkResult(now, before) {
  if (now.last_checked_at === before.last_checked_at) {
    return null;
  }
  return now.status === "valid" ? "works." : (now.status_reason ?? `is ${now.status}.`);
}
