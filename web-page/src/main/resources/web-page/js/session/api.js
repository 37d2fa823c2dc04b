/** Calls of the API as the person who is logged in. */
import { asProblem, Problem, SessionOver } from "./problem.js";
import { validToken } from "./session.js";

const PATIENCE_MS = 40_000;

/** @typedef {{status: number, body: any, location: string | null, next: string | null}} Answer `next`: the path of the next page */

/**
 * @param {string} method
 * @param {string} path
 * @param {{body?: object, signal?: AbortSignal}} [options]
 * @returns {Promise<Answer>}
 * @throws {Problem | SessionOver}
 */
export async function call(method, path, { body, signal } = {}) {
  const token = await validTokenOrProblem(null);
  const answer = await send(method, path, token, body, signal);
  // refused though it had not ended: the session was ended elsewhere, or the key of the signature changed
  return answer.status === 401 ? read(await send(method, path, await validTokenOrProblem(token), body, signal)) : read(answer);
}

/** @param {string} path @param {AbortSignal} [signal] */
export const get = async (path, signal) => (await call("GET", path, { signal })).body;

/** @param {string} path @param {object} [body] */
export const post = (path, body) => call("POST", path, { body });

/** @param {string} path @param {object} body */
export const put = (path, body) => call("PUT", path, { body });

/** @param {string} path @param {object} [body] */
export const del = (path, body) => call("DELETE", path, { body });

/** What anybody may ask. @param {string} path */
export async function getOpen(path) {
  return (await read(await unlessUnreachable(() => fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) })))).body;
}

/** What anybody may send. @param {string} path @param {object} body */
export async function postOpen(path, body) {
  return read(await send("POST", path, null, body));
}

/** @param {string | null} refused */
async function validTokenOrProblem(refused) {
  return unlessUnreachable(() => validToken(refused));
}

/**
 * @param {string} method
 * @param {string} path
 * @param {string | null} token
 * @param {object} [body]
 * @param {AbortSignal} [signal]
 */
function send(method, path, token, body, signal) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body) {
    headers["Content-Type"] = "application/json";
  }
  const patience = AbortSignal.timeout(PATIENCE_MS);
  return unlessUnreachable(() =>
    fetch(path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      cache: "no-store",
      credentials: "same-origin",
    }),
  );
}

/**
 * @param {Response} answer
 * @returns {Promise<Answer>}
 */
async function read(answer) {
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  const body = await unlessUnreachable(async () => (isJson ? answer.json() : null));
  if (!answer.ok) {
    throw new Problem(answer.status, body ?? {});
  }
  const [, next = null] = /<([^>]*)>; rel="next"/.exec(answer.headers.get("Link") ?? "") ?? [];
  return { status: answer.status, body, location: answer.headers.get("Location"), next };
}

/**
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
async function unlessUnreachable(action) {
  try {
    return await action();
  } catch (error) {
    const isOurs = error instanceof Problem || error instanceof SessionOver;
    throw isOurs || (error instanceof DOMException && error.name === "AbortError") ? error : asProblem(error);
  }
}
