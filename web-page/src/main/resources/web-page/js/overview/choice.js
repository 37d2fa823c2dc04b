/** What a person has chosen to see; all of it is in the address. Pure. */
import { daysBetween, plusDays } from "../format/time.js";

/** @typedef {"model" | "key" | "provider"} Group */
/** @typedef {{range: string, from: string, to: string, group: Group, key: string | null, model: string | null, isTable: boolean}} Choice */

/** Days of each range, today included. */
export const RANGES = { today: 1, "7d": 7, "30d": 30, "90d": 90 };
export const GROUPS = /** @type {const} */ (["model", "key", "provider"]);
const LONGEST_DAYS = 366;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param {URLSearchParams} query
 * @param {string} today
 * @returns {Choice}
 */
export function choiceIn(query, today) {
  const range = query.get("range") ?? "30d";
  const days = RANGES[/** @type {keyof typeof RANGES} */ (range)];
  const custom = customRange(query.get("from"), query.get("to"), today);
  const group = /** @type {Group} */ (GROUPS.find((it) => it === query.get("group")) ?? "model");
  return {
    ...(range === "custom" && custom
      ? { range, ...custom }
      : { range: days ? range : "30d", from: plusDays(today, 1 - (days ?? 30)), to: today }),
    group,
    key: /^\d+$/.test(query.get("key") ?? "") ? query.get("key") : null,
    model: query.get("model"),
    isTable: query.get("view") === "table",
  };
}

/**
 * @param {string | null} from
 * @param {string | null} to
 * @param {string} today
 */
export function customRange(from, to, today) {
  const isOne = from && to && DATE.test(from) && DATE.test(to) && from <= to && to <= today && daysBetween(from, to) <= LONGEST_DAYS;
  return isOne ? { from, to } : null;
}
