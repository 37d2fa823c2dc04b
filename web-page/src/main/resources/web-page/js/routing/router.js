/** Where the person is: a path for the page, a query for what is chosen on it. Back and reload lead to the same view. */

/** @type {Set<(change: {samePage: boolean}) => void>} */
const listeners = new Set();

/** Paths of this host that are no part of the page. */
const ELSEWHERE = /^\/(docs|api|health|webjars)(\/|$)/;

export const route = {
  get path() {
    return location.pathname;
  },
  get query() {
    return new URLSearchParams(location.search);
  },
};

/** @param {(change: {samePage: boolean}) => void} listener */
export function onMove(listener) {
  listeners.add(listener);
}

/**
 * @param {string} href
 * @param {{replace?: boolean}} [options]
 */
export function go(href, { replace = false } = {}) {
  const before = location.pathname;
  history[replace ? "replaceState" : "pushState"](null, "", href);
  tellAll(before);
}

/**
 * This page with something else chosen.
 *
 * @param {Record<string, string | null>} changes null takes it away
 */
export function withQuery(changes) {
  const query = route.query;
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
}

let last = location.pathname;

/** @param {string} before */
function tellAll(before) {
  last = location.pathname;
  listeners.forEach((listener) => listener({ samePage: before === last }));
}

addEventListener("popstate", () => tellAll(last));

addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!(link instanceof HTMLAnchorElement) || !isPlain || link.target || link.hasAttribute("download")) {
    return;
  }
  const url = new URL(link.href);
  if (url.origin === location.origin && !ELSEWHERE.test(url.pathname) && !(url.hash && url.pathname === location.pathname)) {
    event.preventDefault();
    go(url.pathname + url.search);
  }
});
