/** Numbers of things. */
import { html } from "../lib/html.js";

const plain = new Intl.NumberFormat("en");
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** `1,204`, `18.2M`; `—` where nobody knows. @param {number | null | undefined} value */
export function amount(value) {
  if (value === null || value === undefined) {
    return "—";
  }
  return Math.abs(value) < 100_000 ? plain.format(value) : compact.format(value);
}

/** @param {number | null | undefined} value */
export function amountView(value) {
  return value === null || value === undefined
    ? html`<span class="dim" title="No source knows">—</span>`
    : html`<data value=${value} title=${plain.format(value)}>${amount(value)}</data>`;
}

/** @param {number} part from 0 to 1 */
export function percent(part) {
  const hundredth = part * 100;
  if (Math.abs(part) >= 10) {
    return `${plain.format(Math.round(part))}×`;
  }
  if (hundredth > 0 && hundredth < 0.1) {
    return "<0.1%";
  }
  return `${hundredth.toFixed(hundredth !== 0 && Math.abs(hundredth) < 10 ? 1 : 0)}%`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${plain.format(count)} ${count === 1 ? one : many}`;
}
