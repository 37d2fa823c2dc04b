/** What is around every page of a logged-in person. */
import { html, nothing } from "../lib/html.js";
import { liveness } from "../live/stream.js";
import { icon } from "../parts/icons.js";
import { session } from "../session/session.js";
import { logOut } from "./log-out.js";
import { themeButton } from "./theme-button.js";

const TABS = /** @type {const} */ ([
  { path: "/", word: "Overview", icon: "overview" },
  { path: "/keys", word: "Keys", icon: "keys" },
  { path: "/tokens", word: "Tokens", icon: "tokens" },
  { path: "/schedules", word: "Schedules", icon: "schedules", isForAdmins: true },
  { path: "/profile", word: "Profile", icon: "account" },
]);

/** @param {string} path @param {import("../lib/html.js").View} page */
export function shell(path, page) {
  return html`<a class="skip" href="#main">To the content</a>
    <header class="bar"><div class="bar-inner">
      <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28">Watcher</a>
      <nav class="tabs" aria-label="Pages">${TABS.filter((tab) => !("isForAdmins" in tab) || session.isAdmin).map((tab) => tabView(tab, path))}</nav>
      <div class="bar-end">
        ${liveView()}
        ${themeButton()}
        <button class="button is-plain is-icon" type="button" title="Log out" aria-label="Log out" @click=${logOut}>${icon("leave")}</button>
      </div>
    </div></header>
    ${navigator.onLine ? nothing : html`<div class="banner" role="status">${icon("warning")}You are offline. What you see is as of before.</div>`}
    <main class="page" id="main" tabindex="-1">${page}</main>
    <footer class="foot"><a href="/docs">API reference</a><span>Days are UTC, times are yours; point at one for UTC.</span></footer>`;
}

/** @param {typeof TABS[number]} tab @param {string} path */
function tabView(tab, path) {
  const isHere = tab.path === "/" ? path === "/" : path.startsWith(tab.path);
  return html`<a href=${tab.path} aria-current=${isHere ? "page" : nothing}>${icon(tab.icon, 20)}${tab.word}</a>`;
}

function liveView() {
  const [word, title] = liveness.isOn
    ? ["Live", "Figures appear as soon as they are known"]
    : liveness.isOff
      ? ["Each minute", "Figures are asked for once a minute"]
      : ["Connecting", "Figures will appear as soon as they are known"];
  return html`<span class=${`live ${liveness.isOn ? "is-on" : ""}`} title=${title}><span class="live-word">${word}</span></span>`;
}
