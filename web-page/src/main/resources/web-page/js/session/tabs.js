/** What the tabs of one browser agree on: who does something that only one may do, and what happened. */

const channel = new BroadcastChannel("watcher");

/** @typedef {{kind: "token", token: import("./session.js").Token} | {kind: "logged-out"} | {kind: "live", name: string}} Message */

/**
 * Does something while no other tab does it. Browsers have locks only on https and localhost; elsewhere it is done at once.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} action
 * @param {AbortSignal} [signal] ends the wait, not the action
 * @returns {Promise<T>}
 */
export async function alone(what, action, signal) {
  return navigator.locks ? navigator.locks.request(`watcher-${what}`, signal ? { signal } : {}, action) : action();
}

/** @param {Message} message for all other tabs */
export function tell(message) {
  channel.postMessage(message);
}

/** @param {(message: Message) => void} listener hears what other tabs tell */
export function hear(listener) {
  channel.addEventListener("message", (event) => listener(event.data));
}
