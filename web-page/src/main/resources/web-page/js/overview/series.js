/** From the days of the ledger to the bars of the chart. Pure. */
import { dayLong, dayShort, plusDays } from "../format/time.js";

/** @typedef {{id: string | null, name: string, slot: string, values: (number | null)[], total: number}} Line slot 1 to 8, `other`, or `unknown` */
/** @typedef {{labels: string[], titles: string[], dates: string[], isWeekly: boolean, lines: Line[], totals: number[], notes: string[]}} Bars notes say what is not known of a bar, or nothing */

/** More bars than this cannot be told apart. */
const MOST_BARS = 100;
const WEEK = 7;

/**
 * @param {any} series as `/api/stats/overview` has it
 * @param {string} measure
 * @param {string} today
 * @returns {Bars}
 */
export function barsOf(series, measure, today) {
  const step = series.dates.length > MOST_BARS ? WEEK : 1;
  /** @param {(number | null)[]} values */
  const inSteps = (values) => chunks(values, step).map(sum);
  const lines = series.groups.map((/** @type {any} */ group, /** @type {number} */ index) => line(group.id, nameOf(group, series.group_by), group.id === null ? "unknown" : String(index + 1), inSteps(group[measure])));
  if (series.other) {
    lines.push(line("other", `${series.other.count} others`, "other", inSteps(series.other[measure])));
  }
  const starts = chunks(series.dates, step).map((part) => part[0]);
  return {
    dates: starts,
    labels: starts.map(dayShort),
    titles: starts.map((date, index) => (step === 1 ? dayLong(date) : `${dayShort(date)} to ${dayShort(lastOf(series.dates, index, step))}`)),
    isWeekly: step === WEEK,
    notes: starts.map((_, index) => (lastOf(series.dates, index, step) >= today ? "so far" : chunks(series.complete, step)[index].every(Boolean) ? "" : "partly known")),
    lines: lines.filter((/** @type {Line} */ it) => it.values.some((value) => value !== null)),
    totals: starts.map((_, index) => lines.reduce((/** @type {number} */ all, /** @type {Line} */ it) => all + (it.values[index] ?? 0), 0)),
  };
}

/** @param {string[]} dates @param {number} index @param {number} step */
function lastOf(dates, index, step) {
  return dates[Math.min((index + 1) * step, dates.length) - 1] ?? plusDays(dates[dates.length - 1], 0);
}

/** @param {{id: string | null, name: string | null}} group @param {string} kind */
function nameOf({ id, name }, kind) {
  return name ?? id ?? `${kind} not known`;
}

/** @param {string | null} id @param {string} name @param {string} slot @param {(number | null)[]} values @returns {Line} */
function line(id, name, slot, values) {
  return { id, name, slot, values, total: sum(values) ?? 0 };
}

/** What is known of it; null where nothing is. @param {(number | null)[]} values */
function sum(values) {
  return values.reduce((all, value) => (value === null ? all : (all ?? 0) + value), /** @type {number | null} */ (null));
}

/** @template T @param {T[]} values @param {number} size @returns {T[][]} */
function chunks(values, size) {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}

/**
 * Each line on top of the ones before it.
 *
 * @param {Line[]} lines
 * @returns {number[][]}
 */
export function stacked(lines) {
  /** @type {number[]} */
  let below = [];
  return lines.map(({ values }) => (below = values.map((value, index) => (below[index] ?? 0) + (value ?? 0))));
}

/**
 * How much more than before, as a part; null where it cannot be said.
 *
 * @param {number | null | undefined} now
 * @param {number | null | undefined} before
 */
export function change(now, before) {
  return now === null || now === undefined || !before ? null : now / before - 1;
}
