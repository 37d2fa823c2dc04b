/** Asks for everything of the overview at once. */
import { get } from "../session/api.js";
import { Problem } from "../session/problem.js";
import { composed } from "./composed.js";

/**
 * @param {import("./choice.js").Choice} choice
 * @param {AbortSignal} signal
 */
export async function loadOverview(choice, signal) {
  const query = new URLSearchParams({ start_date: choice.from, end_date: choice.to, group: choice.group });
  if (choice.key) {
    query.set("api_key_id", choice.key);
  }
  if (choice.model) {
    query.set("model", choice.model);
  }
  try {
    return await get(`/api/stats/overview?${query}`, signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return composed(choice, signal);
    }
    throw error;
  }
}
