/** Times in the viewer's zone, with UTC in the title; days of the ledger are UTC days and are shown as they are. */
import { html } from "../lib/html.js";

const local = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const longDay = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {string} iso */
export function utc(iso) {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** @param {string} iso */
export function clock(iso) {
  return local.format(new Date(iso));
}

/** @param {string | null | undefined} iso @param {string} [otherwise] */
export function timeView(iso, otherwise = "never") {
  return iso ? html`<time datetime=${iso} title=${utc(iso)}>${clock(iso)}</time>` : html`<span class="dim">${otherwise}</span>`;
}

/** `5 min ago`, and keeps counting. @param {string | null | undefined} iso @param {string} [otherwise] */
export function agoView(iso, otherwise = "never") {
  return iso ? html`<time-ago iso=${iso}></time-ago>` : html`<span class="dim">${otherwise}</span>`;
}

/**
 * @param {string} iso
 * @param {number} now ms since 1970
 */
export function distance(iso, now) {
  const ms = now - Date.parse(iso);
  const size = Math.abs(ms);
  if (size < 45_000) {
    return ms < 0 ? "in a moment" : "just now";
  }
  const words =
    size < 90 * MINUTE ? `${Math.round(size / MINUTE)} min` : size < 36 * HOUR ? `${Math.round(size / HOUR)} h` : `${Math.round(size / DAY)} days`;
  return ms < 0 ? `in ${words}` : `${words} ago`;
}

/** @param {string | null} from @param {string | null} to */
export function duration(from, to) {
  if (!from || !to) {
    return "—";
  }
  const ms = Date.parse(to) - Date.parse(from);
  if (ms < 1000) {
    return `${ms} ms`;
  }
  return ms < MINUTE ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / MINUTE)} min ${Math.round((ms % MINUTE) / 1000)} s`;
}

/** @param {string} date as `2026-11-23` */
export function dayShort(date) {
  return shortDay.format(new Date(`${date}T00:00:00Z`)).replace("Sept", "Sep");
}

/** @param {string} date as `2026-11-23` */
export function dayLong(date) {
  return longDay.format(new Date(`${date}T00:00:00Z`));
}

/** Today in UTC, as `2026-11-23`. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

/** @param {string} date @param {number} days */
export function plusDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** How many days, both included. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
}

/** A time that says how long ago it was. */
class TimeAgo extends HTMLElement {
  static observedAttributes = ["iso"];

  connectedCallback() {
    this.timer = setInterval(() => this.show(), 15_000);
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    this.show();
  }

  show() {
    const iso = this.getAttribute("iso");
    if (!iso) {
      return;
    }
    if (!(this.firstChild instanceof HTMLTimeElement)) {
      this.replaceChildren(document.createElement("time"));
    }
    const time = /** @type {HTMLTimeElement} */ (this.firstChild);
    time.dateTime = iso;
    time.title = `${clock(iso)} (${utc(iso)})`;
    time.textContent = distance(iso, Date.now());
  }
}
customElements.define("time-ago", TimeAgo);
