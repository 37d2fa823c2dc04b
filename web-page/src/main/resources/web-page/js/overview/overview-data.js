/** Asks for everything of the overview at once. */
import { get } from "../session/api.js";

/**
 * @param {import("./choice.js").Choice} choice
 * @param {AbortSignal} signal
 */
export async function loadOverview(choice, signal) {
  const query = new URLSearchParams({ start_date: choice.from, end_date: choice.to, group_by: choice.group });
  if (choice.key) {
    query.set("api_key_id", choice.key);
  }
  if (choice.model) {
    query.set("model", choice.model);
  }
  return get(`/api/stats/overview?${query}`, signal);
}
