/** The overview out of the lines of the ledger, for a server that does not make it itself yet. */
import { get } from "../session/api.js";
import { daysBetween, plusDays, today } from "../format/time.js";

const PAGE = 1000;
const MOST_LINES = 20_000;
const MOST_GROUPS = 8;
const MEASURES = /** @type {const} */ (["cost", "requests", "tokens_input", "tokens_output"]);

/**
 * @param {import("./choice.js").Choice} choice
 * @param {AbortSignal} signal
 */
export async function composed(choice, signal) {
  const days = daysBetween(choice.from, choice.to);
  const before = { start_date: plusDays(choice.from, -days), end_date: plusDays(choice.from, -1) };
  const month = { start_date: `${today().slice(0, 8)}01`, end_date: today() };
  const first = [before.start_date, month.start_date].sort()[0];
  const [all, keys] = await Promise.all([lines(first, choice, signal), get("/api/keys", signal)]);
  /** @param {{start_date: string, end_date: string}} period */
  const within = (period) => all.filter((line) => line.date >= period.start_date && line.date <= period.end_date);
  const period = { start_date: choice.from, end_date: choice.to };
  const shownLines = within(period);
  return {
    period,
    summary: summary(shownLines),
    previous: { period: before, summary: within(before).length ? summary(within(before)) : null },
    today: { period: { start_date: today(), end_date: today() }, summary: summary(within({ start_date: today(), end_date: today() })) },
    month: { period: month, summary: summary(within(month)) },
    series: series(shownLines, choice, days),
    top_models: [...grouped(shownLines, (line) => line.model)].map(([model, its]) => ({ model, ...amounts(its) })).sort(byCost).slice(0, 10),
    by_key: [...grouped(shownLines, (line) => line.api_key_id)]
      .map(([id, its]) => ({ api_key_id: id, api_key_name: its[0].api_key_name, status: keys.find((/** @type {any} */ it) => it.id === id)?.status ?? "valid", complete: false, ...amounts(its) }))
      .sort(byCost),
    choices: { models: [...grouped(shownLines, (line) => line.model).keys()].filter(Boolean).sort() },
    sources: [...new Set(shownLines.map((line) => line.source))],
    as_of: keys.map((/** @type {any} */ it) => it.usage_as_of).filter(Boolean).sort()[0] ?? null,
  };
}

/** @param {string} from @param {import("./choice.js").Choice} choice @param {AbortSignal} signal @returns {Promise<any[]>} */
async function lines(from, choice, signal) {
  const query = new URLSearchParams({ start_date: from, end_date: today(), limit: String(PAGE) });
  if (choice.key) {
    query.set("api_key_id", choice.key);
  }
  if (choice.model) {
    query.set("model", choice.model);
  }
  const all = [];
  for (let skip = 0; skip < MOST_LINES; skip += PAGE) {
    query.set("skip", String(skip));
    const { items, pagination } = await get(`/api/usage?${query}`, signal);
    all.push(...items);
    if (all.length >= pagination.total) {
      break;
    }
  }
  return all;
}

/** @param {any[]} lines @param {import("./choice.js").Choice} choice @param {number} days */
function series(lines, { from, group }, days) {
  const dates = Array.from({ length: days }, (_, index) => plusDays(from, index));
  const idOf = (/** @type {any} */ line) => (group === "key" ? String(line.api_key_id) : line[group]);
  const groups = [...grouped(lines, idOf)].map(([id, its]) => ({ id, its, cost: sum(its, "cost") ?? 0 })).sort((a, b) => b.cost - a.cost);
  const others = groups.slice(MOST_GROUPS).flatMap(({ its }) => its);
  return {
    group,
    dates,
    complete: dates.map((date) => date < today()),
    groups: groups.slice(0, MOST_GROUPS).map(({ id, its }) => ({ id, name: group === "key" ? its[0].api_key_name : id, ...byDate(its, dates) })),
    other: others.length ? { count: groups.length - MOST_GROUPS, ...byDate(others, dates) } : null,
  };
}

/** @param {any[]} lines @param {string[]} dates */
function byDate(lines, dates) {
  const days = grouped(lines, (line) => line.date);
  return Object.fromEntries(MEASURES.map((measure) => [measure, dates.map((date) => (days.has(date) ? sum(days.get(date) ?? [], measure) : 0))]));
}

/** @param {any[]} lines */
function summary(lines) {
  return {
    total_requests: sum(lines, "requests"),
    total_cost: sum(lines, "cost") ?? 0,
    total_tokens_input: sum(lines, "tokens_input"),
    total_tokens_output: sum(lines, "tokens_output"),
    complete: lines.every((line) => line.source === "activity" && line.date < today()),
  };
}

/** @param {any[]} lines */
function amounts(lines) {
  return Object.fromEntries(MEASURES.map((measure) => [measure, sum(lines, measure)]));
}

/** @param {any} a @param {any} b */
const byCost = (a, b) => b.cost - a.cost;

/** @param {any[]} lines @param {string} measure */
function sum(lines, measure) {
  return lines.reduce((all, line) => (line[measure] === null ? all : (all ?? 0) + line[measure]), null);
}

/** @param {any[]} lines @param {(line: any) => any} by @returns {Map<any, any[]>} */
function grouped(lines, by) {
  return Map.groupBy(lines, by);
}
