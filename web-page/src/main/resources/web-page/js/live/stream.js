/**
 * Hears at once of what happens to the keys. One tab listens for all of a browser, as a browser has few connections for
 * one host. Where there is no stream, who shows figures asks from time to time instead.
 */
import { session, validToken } from "../session/session.js";
import { alone, hear, tell } from "../session/tabs.js";
import { EventParser } from "./events.js";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** The server says something every 15 s; twice that, and the connection is dead. */
const SILENCE_MS = 40_000;
/** An older server has no stream; it may be a newer one tomorrow. */
const ABSENT_PAUSE_MS = 10 * 60_000;

/** @type {Set<(name: string) => void>} */
const listeners = new Set();
/** @type {Set<() => void>} */
const watchers = new Set();
let on = false;
/** Whether it is known that nobody hears, not only not known yet. */
let off = false;
/** Ends the stream that is open. */
let end = new AbortController();

export const liveness = {
  /** Whether this tab itself or another one hears. */
  get isOn() {
    return on;
  },
  get isOff() {
    return off;
  },
  /** @param {() => void} watcher */
  onChange(watcher) {
    watchers.add(watcher);
  },
};

/**
 * @param {(name: string) => void} listener is told the name of each event, as `usage-updated`
 * @returns {() => void} ends it
 */
export function onEvent(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Listens from now on, for as long as somebody is logged in. */
export async function listen() {
  await alone("live", async () => {
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      if (session.phase === "in") {
        const ended = await follow().catch(() => "broken");
        turn(false);
        know(true);
        pause = ended === "absent" ? ABSENT_PAUSE_MS : ended === "spoke" ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      } else {
        pause = FIRST_PAUSE_MS;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  });
}

/** @returns {Promise<"absent" | "spoke" | "silent">} how it ended */
async function follow() {
  end = new AbortController();
  let watchdog = setTimeout(() => end.abort(), SILENCE_MS);
  try {
    const answer = await fetch("/api/live", {
      headers: { Authorization: `Bearer ${await validToken(null)}`, Accept: "text/event-stream" },
      signal: end.signal,
      cache: "no-store",
    });
    if (!answer.ok || !answer.body) {
      return answer.status === 404 ? "absent" : "silent";
    }
    turn(true);
    know(false);
    announce("connected"); // what happened while nobody listened
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventParser();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => end.abort(), SILENCE_MS);
      parser.feed(piece.value).forEach((event) => announce(event.name));
    }
    return "spoke";
  } finally {
    clearTimeout(watchdog);
  }
}

/** @param {string} name */
function announce(name) {
  tell({ kind: "live", name });
  listeners.forEach((listener) => listener(name));
}

/** @param {boolean} isOff */
function know(isOff) {
  if (off !== isOff) {
    off = isOff;
    watchers.forEach((watcher) => watcher());
  }
}

/** @param {boolean} now */
function turn(now) {
  if (on !== now) {
    on = now;
    tell({ kind: "live", name: now ? "on" : "off" });
    watchers.forEach((watcher) => watcher());
  }
}

session.onChange(() => {
  if (session.phase !== "in") {
    end.abort();
  }
});
hear((message) => {
  if (message.kind !== "live") {
    return;
  }
  if (message.name === "on" || message.name === "off") {
    on = message.name === "on";
    off = !on;
    watchers.forEach((watcher) => watcher());
  } else if (message.name === "who-listens") {
    if (on) {
      tell({ kind: "live", name: "on" });
    }
  } else {
    listeners.forEach((listener) => listener(message.name));
  }
});
tell({ kind: "live", name: "who-listens" });
