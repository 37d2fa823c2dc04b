/** How much of a limit is used. */
import { html } from "../lib/html.js";
import { money } from "../format/money.js";
import { percent } from "../format/amounts.js";

const NEARLY = 0.8;

/** @param {{limit: number | null, limit_remaining: number | null, limit_reset?: string | null}} key */
export function limitMeter({ limit, limit_remaining, limit_reset }) {
  if (limit === null || limit === undefined || limit_remaining === null) {
    return html`<span class="dim">${limit === null || limit === undefined ? "No limit" : money(limit)}</span>`;
  }
  const used = Math.max(0, limit - limit_remaining);
  const part = limit > 0 ? Math.min(1, used / limit) : 1;
  const tone = part >= 1 ? "is-bad" : part >= NEARLY ? "is-warn" : "";
  return html`<div class=${`meter ${tone}`}>
    <div class="meter-track" aria-hidden="true"><div class="meter-fill" .style=${`width:${part * 100}%`}></div></div>
    <span class="small"><span class="nowrap">${money(used)} of ${money(limit)}</span>
      <span class="dim">${limit_reset ?? "in all"}, ${percent(part)}</span></span>
  </div>`;
}
