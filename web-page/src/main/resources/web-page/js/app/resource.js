/** Something that the server knows and a page shows: loaded, kept fresh, and still there when the server is not. */
import { liveness, onEvent } from "../live/stream.js";
import { asProblem, SessionOver } from "../session/problem.js";
import { update } from "./update.js";

const POLL_MS = 60_000;
const SETTLE_MS = 150;
const YOUNG_MS = 5_000;

/** @template T */
export class Resource {
  /** @type {T | undefined} */
  value = undefined;
  /** @type {import("../session/problem.js").Problem | null} what the last try ended with */
  problem = null;
  isLoading = false;
  /** When the value came, ms since 1970. */
  loadedAt = 0;

  /** @type {AbortController | null} */
  #request = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon = undefined;
  /** @type {(() => void)[]} */
  #ends = [];

  /**
   * @param {(signal: AbortSignal) => Promise<T>} load
   * @param {{isLive?: boolean}} [options] live ones are loaded again when something happens to the keys
   */
  constructor(load, { isLive = false } = {}) {
    this.load = load;
    if (isLive) {
      this.#stayFresh();
    }
    this.reload();
  }

  /** @returns {Promise<void>} */
  async reload() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.isLoading = true;
    update();
    try {
      const value = await this.load(request.signal);
      if (this.#request === request) {
        Object.assign(this, { value, problem: null, loadedAt: Date.now() });
      }
    } catch (error) {
      if (this.#request === request && !(error instanceof SessionOver)) {
        this.problem = asProblem(error);
      }
    } finally {
      if (this.#request === request) {
        this.isLoading = false;
        update();
      }
    }
  }

  /** Asks for something else: what is there belongs to the old question. @param {(signal: AbortSignal) => Promise<T>} load */
  ask(load) {
    this.load = load;
    return this.reload();
  }

  close() {
    this.#request?.abort();
    this.#request = null;
    clearTimeout(this.#soon);
    this.#ends.forEach((end) => end());
  }

  #isYoung() {
    return this.isLoading || Date.now() - this.loadedAt < YOUNG_MS;
  }

  #stayFresh() {
    const soon = () => {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.reload(), SETTLE_MS);
    };
    const ifOld = () => {
      if (!document.hidden && Date.now() - this.loadedAt >= POLL_MS && (!liveness.isOn || this.problem)) {
        this.reload();
      }
    };
    const timer = setInterval(ifOld, POLL_MS / 4);
    addEventListener("online", soon);
    document.addEventListener("visibilitychange", ifOld);
    this.#ends.push(
      onEvent((name) => (name === "connected" && this.#isYoung() ? undefined : soon())),
      () => clearInterval(timer),
      () => removeEventListener("online", soon),
      () => document.removeEventListener("visibilitychange", ifOld),
    );
  }
}
