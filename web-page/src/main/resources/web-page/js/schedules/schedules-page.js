/** When something is due, and what became of it; for administrators. */
import { Resource } from "../app/resource.js";
import { agoView, timeView } from "../format/time.js";
import { html, repeat } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { boneCard, empty, shown } from "../parts/states.js";
import { badge, tickOutcome } from "../parts/status.js";
import { toast } from "../parts/toast.js";
import { get, post, put } from "../session/api.js";
import { asProblem } from "../session/problem.js";
import { session } from "../session/session.js";
import { TickHistory } from "./tick-history.js";

const JOBS = {
  "usage-sync": { name: "Sync of usage", what: "Asks OpenRouter what every key has spent." },
  "key-validation": { name: "Check of keys", what: "Asks OpenRouter whether every key still works." },
  "usage-purge": { name: "Purge of old usage", what: "Deletes what is older than the ledger shall remember." },
};
const POLL_MS = 5_000;

export class SchedulesPage {
  title = "Schedules";
  /** @type {Map<string, TickHistory>} */
  #histories = new Map();

  constructor() {
    /** @type {Resource<any[]> | null} */
    this.schedules = session.isAdmin ? new Resource((signal) => get("/api/schedules", signal)) : null;
    this.timer = setInterval(() => document.hidden || this.#reload(), POLL_MS);
  }

  close() {
    clearInterval(this.timer);
    this.schedules?.close();
    this.#histories.forEach((history) => history.close());
  }

  view() {
    return html`<div class="page-head"><h1 tabindex="-1">Schedules</h1><p class="lead">What this installation does by itself, and what became of it.</p></div>
      ${this.schedules
        ? shown(this.schedules, {
            waiting: () => html`${boneCard(4, "Loading the schedules")}${boneCard(4, "")}`,
            ready: (schedules) => html`${repeat(schedules, (it) => it.job, (it) => this.#card(it))}`,
          })
        : html`<div class="card">${empty({ title: "Only for administrators", text: "Ask an administrator of this installation when a job should run.", symbol: "schedules" })}</div>`}`;
  }

  /** @param {any} schedule */
  #card(schedule) {
    const { name, what } = JOBS[/** @type {keyof typeof JOBS} */ (schedule.job)] ?? { name: schedule.job, what: "" };
    return html`<section class="card" aria-label=${name}>
      <div class="card-head"><h2>${name}</h2>
        <div class="buttons">
          <button class="button is-small" type="button" @click=${() => this.#run(schedule, name)}>${icon("play")}Run now<span class="hidden-visually"> ${name}</span></button>
          <button class="button is-small" type="button" @click=${() => this.#switch(schedule, name)}>${icon(schedule.enabled ? "pause" : "play")}${schedule.enabled ? "Pause" : "Resume"}<span class="hidden-visually"> ${name}</span></button>
        </div></div>
      <div class="card-body form">
        <div class="as-of"><span>${state(schedule)}</span><span>${what}</span></div>
        <dl class="facts">
          <div><dt>Next due</dt><dd>${schedule.enabled ? html`${timeView(schedule.next_due)} <span class="dim">${agoView(schedule.next_due)}</span>` : html`<span class="dim">paused</span>`}</dd></div>
          <div><dt>When</dt><dd><span class="code">${schedule.cron}</span> <span class="dim">${schedule.zone}</span></dd></div>
          <div><dt>Last run</dt><dd>${schedule.last_tick ? html`${tickOutcome(schedule.last_tick.outcome)} <span class="dim">${agoView(schedule.last_tick.emitted_at)}</span>` : html`<span class="dim">none yet</span>`}</dd></div>
        </dl>
        ${this.#history(schedule).view()}
      </div>
    </section>`;
  }

  /** @param {any} schedule */
  #history(schedule) {
    const history = this.#histories.get(schedule.job) ?? new TickHistory(schedule.job);
    this.#histories.set(schedule.job, history);
    return history;
  }

  #reload() {
    this.schedules?.reload();
    this.#histories.forEach((history) => history.reload());
  }

  /** @param {any} schedule @param {string} name */
  #run({ job }, name) {
    return this.#change(() => post(`/api/schedules/${job}/run`), `${name} runs.`);
  }

  /** @param {any} schedule @param {string} name */
  #switch({ job, enabled }, name) {
    return this.#change(() => put(`/api/schedules/${job}`, { enabled: !enabled }), `${name} ${enabled ? "is paused" : "goes on"}.`);
  }

  /** @param {() => Promise<unknown>} action @param {string} done */
  async #change(action, done) {
    try {
      await action();
      toast(done);
    } catch (error) {
      toast(asProblem(error).message);
    }
    this.#reload();
  }
}

/** @param {any} schedule */
function state({ enabled, overdue }) {
  if (overdue) {
    return badge({ word: "Overdue", tone: "bad", sign: "warning" });
  }
  return enabled ? badge({ word: "On time", tone: "good", sign: "check" }) : badge({ word: "Paused", tone: "warn", sign: "pause" });
}
