/**
 * Who is logged in. The access token lives here, in memory, and nowhere else; the refresh token is a cookie that no script
 * can read. It may be used once, so only one tab refreshes at a time and tells the others what it got.
 */
import { Problem, SessionOver } from "./problem.js";
import { alone, hear, tell } from "./tabs.js";

/** @typedef {{value: string, until: number}} Token until in ms since 1970 */
/** @typedef {{id: string, role: "user" | "admin"}} Account */
/** @typedef {"starting" | "out" | "in" | "over"} Phase `over` while a logged-in person is asked for the password again */

/** So much earlier than it ends a token is not sent any more. */
const MARGIN_MS = 20_000;
/** When a refresh was begun that no page has seen the end of; and after which time it has one. */
const BEGUN = "watcher-refresh-begun";
const ANSWERED_MS = 3_000;
/** No secret: spares a visitor who never logged in a call that must fail. */
const HINT = "watcher-logged-in";

/** @type {Phase} */
let phase = "starting";
/** @type {Token | null} */
let token = null;
/** @type {Account | null} */
let account = null;
/** @type {Promise<Token> | null} */
let refreshing = null;
/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {{resolve: () => void, reject: (reason: Error) => void}[]} */
let waiting = [];

export const session = {
  get phase() {
    return phase;
  },
  get account() {
    return account;
  },
  get isAdmin() {
    return account?.role === "admin";
  },
  /** @param {() => void} listener */
  onChange(listener) {
    listeners.add(listener);
  },
};

/** Goes on with the session of an earlier visit, if there is one. */
export async function resume() {
  if (!localStorage.getItem(HINT)) {
    return enter("out");
  }
  try {
    await refresh(null);
  } catch (error) {
    if (!(error instanceof SessionOver)) {
      throw error;
    }
    enter("out");
  }
}

/**
 * A token that is good for a call; waits for a new log-in where the session is over.
 *
 * @param {string | null} refused the one that was just not taken
 * @returns {Promise<string>}
 */
export async function validToken(refused) {
  if (phase === "over") {
    await loggedInAgain();
    return validToken(null);
  }
  if (isGood(token, refused)) {
    return token.value;
  }
  try {
    refreshing ??= refresh(refused).finally(() => (refreshing = null));
    return (await refreshing).value;
  } catch (error) {
    if (!(error instanceof SessionOver) || phase !== "in") {
      throw error;
    }
    enter("over");
    return validToken(null);
  }
}

/**
 * @param {string} email
 * @param {string} password
 */
export async function logIn(email, password) {
  const answer = await send("/api/auth/login", JSON.stringify({ email, password }));
  if (!answer.ok) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }
  accept(tokenIn(await answer.json()));
  tellToken();
}

/** Forgets everything that this browser knows; the server is told by who calls this. */
export function leave() {
  tell({ kind: "logged-out" });
  forget();
}

/**
 * @param {string | null} refused
 * @returns {Promise<Token>}
 */
function refresh(refused) {
  return alone("refresh", async () => {
    if (isGood(token, refused)) {
      return token; // another tab was quicker
    }
    const answer = await useCookie();
    if (answer.ok) {
      const fresh = tokenIn(await answer.json());
      accept(fresh);
      tellToken();
      return fresh;
    }
    throw answer.status === 401 ? new SessionOver() : new Problem(answer.status, await answer.json().catch(() => ({})));
  });
}

/**
 * Sends the cookie, which may come once only: a second time ends the session. A page that was left in the middle of this
 * gave its lock away, but its request goes on (`keepalive`), and its answer still has to bring the new cookie.
 */
async function useCookie() {
  const begun = Number(localStorage.getItem(BEGUN));
  await new Promise((resolve) => setTimeout(resolve, Math.min(begun + ANSWERED_MS - Date.now(), ANSWERED_MS)));
  localStorage.setItem(BEGUN, String(Date.now()));
  try {
    return await send("/api/auth/refresh", undefined, true);
  } finally {
    localStorage.removeItem(BEGUN);
  }
}

/**
 * @param {string} path
 * @param {string} [body]
 * @param {boolean} [keepalive]
 */
function send(path, body, keepalive = false) {
  return fetch(path, { method: "POST", body, keepalive, headers: body ? { "Content-Type": "application/json" } : {} });
}

/**
 * @param {Token | null} held
 * @param {string | null} refused
 * @returns {held is Token}
 */
function isGood(held, refused) {
  return held !== null && held.value !== refused && Date.now() < held.until - MARGIN_MS;
}

/** @param {{access_token: string, expires_in: number}} answer */
function tokenIn(answer) {
  return { value: answer.access_token, until: Date.now() + answer.expires_in * 1000 };
}

/** @param {Token} fresh */
function accept(fresh) {
  const next = accountOf(fresh.value);
  if (account && account.id !== next.id) {
    location.reload(); // nothing of the one before may stay on the screen
    return;
  }
  token = fresh;
  account = next;
  localStorage.setItem(HINT, "yes");
  enter("in");
  waiting.splice(0).forEach((it) => it.resolve());
}

function tellToken() {
  if (token) {
    tell({ kind: "token", token });
  }
}

function forget() {
  token = null;
  account = null;
  localStorage.removeItem(HINT);
  enter("out");
  waiting.splice(0).forEach((it) => it.reject(new SessionOver()));
}

/** @returns {Promise<void>} */
function loggedInAgain() {
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
}

/** @param {Phase} next */
function enter(next) {
  phase = next;
  listeners.forEach((listener) => listener());
}

/**
 * What a token says of its owner; only for what to show, the gateway decides.
 *
 * @param {string} jwt
 * @returns {Account}
 */
function accountOf(jwt) {
  const claims = JSON.parse(atob(jwt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
  return { id: String(claims.sub), role: claims.role };
}

hear((message) => {
  if (message.kind === "token" && phase !== "starting") {
    accept(message.token);
  } else if (message.kind === "logged-out" && phase !== "out") {
    forget();
  }
});
