/** Money in USD with the digits that matter; all of them are in the title. */
import { html } from "../lib/html.js";

const cents = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const twoDigits = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumSignificantDigits: 2, roundingPriority: "morePrecision" });

/**
 * `$1,234,567`, `$12.35`, `$0.012`, `$0.00042`, `$0.00`; `—` where nobody knows.
 *
 * @param {number | null | undefined} value
 */
export function money(value) {
  if (value === null || value === undefined) {
    return "—";
  }
  const size = Math.abs(value);
  const sign = value < 0 ? "−$" : "$";
  if (size >= 100_000) {
    return sign + whole.format(size);
  }
  return sign + (size === 0 || size >= 0.1 ? cents : twoDigits).format(size);
}

/** All digits, without an exponent. @param {number} value */
export function exactMoney(value) {
  const plain = String(value).includes("e") ? value.toFixed(18).replace(/\.?0+$/, "") : String(value);
  return value < 0 ? `−$${plain.slice(1)}` : `$${plain}`;
}

/** @param {number | null | undefined} value */
export function moneyView(value) {
  return value === null || value === undefined
    ? html`<span class="dim" title="No source knows">—</span>`
    : html`<data value=${value} title=${exactMoney(value)}>${money(value)}</data>`;
}
