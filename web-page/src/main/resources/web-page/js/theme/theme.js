/** Light, dark, or as the system has it; remembered on this device. */

const KEY = "watcher-theme";
const ORDER = /** @type {const} */ (["auto", "light", "dark"]);

/** @typedef {typeof ORDER[number]} Theme */

/** @returns {Theme} */
export function theme() {
  return ORDER.find((it) => it === document.documentElement.dataset.theme) ?? "auto";
}

/** Takes the next one, and tells everybody who draws with colours of their own. */
export function nextTheme() {
  const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length];
  localStorage.setItem(KEY, next);
  document.documentElement.dataset.theme = next;
  window.dispatchEvent(new Event("themechange"));
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => window.dispatchEvent(new Event("themechange")));
