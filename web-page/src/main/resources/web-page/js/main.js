/** Starts the page: goes on with the session, draws what the address says, listens. */
import { html, render } from "./lib/html.js";
import { drawWith, update } from "./app/update.js";
import { shell } from "./app/shell.js";
import { askAgainWhenOver } from "./entrance/again.js";
import { Entrance } from "./entrance/entrance.js";
import { KeyPage } from "./keys/key-page.js";
import { KeysPage } from "./keys/keys-page.js";
import { listen, liveness } from "./live/stream.js";
import { OverviewPage } from "./overview/overview-page.js";
import { empty, failed } from "./parts/states.js";
import { emailOfProfile, ProfilePage } from "./profile/profile-page.js";
import { onMove, route } from "./routing/router.js";
import { SchedulesPage } from "./schedules/schedules-page.js";
import { asProblem } from "./session/problem.js";
import { resume, session } from "./session/session.js";
import { TokensPage } from "./tokens/tokens-page.js";

/** @typedef {{title: string, view: () => import("./lib/html.js").View, moved?: () => void, close: () => void}} Page */

/** @type {[RegExp, new (...parts: string[]) => Page][]} */
const PAGES = [
  [/^\/(?:login|sign-up)?$/, OverviewPage],
  [/^\/keys$/, KeysPage],
  [/^\/keys\/(\d+)$/, KeyPage],
  [/^\/tokens$/, TokensPage],
  [/^\/schedules$/, SchedulesPage],
  [/^\/profile$/, ProfilePage],
];

const app = /** @type {HTMLElement} */ (document.getElementById("app"));
const entrance = new Entrance(update);
/** @type {Page | null} */
let page = null;
/** @type {import("./session/problem.js").Problem | null} */
let startProblem = null;

function draw() {
  switch (session.phase) {
    case "starting":
      return render(shell(route.path, startProblem ? failed(startProblem, start) : html`<div aria-busy="true"></div>`), app);
    case "out":
      return render(entrance.view(route.path), app);
    default:
      page ??= open(route.path);
      document.title = `${page.title} · OpenRouter Watcher`;
      return render(shell(route.path, page.view()), app);
  }
}

/** @param {string} path @returns {Page} */
function open(path) {
  for (const [pattern, Page] of PAGES) {
    const match = pattern.exec(path);
    if (match) {
      return new Page(...match.slice(1));
    }
  }
  return { title: "Nothing here", view: () => empty({ title: "Nothing here", text: "This address leads nowhere." }), close: () => {} };
}

function closePage() {
  page?.close();
  page = null;
}

async function start() {
  startProblem = null;
  try {
    await resume();
  } catch (error) {
    startProblem = asProblem(error);
  }
  update();
}

drawWith(draw);
session.onChange(() => {
  if (session.phase === "out") {
    closePage();
  }
  update();
});
onMove(({ samePage }) => {
  if (samePage && page?.moved) {
    page.moved();
  } else {
    closePage();
    scrollTo(0, 0);
    queueMicrotask(() => queueMicrotask(() => app.querySelector("h1")?.focus()));
  }
  update();
});
liveness.onChange(update);
addEventListener("online", update);
addEventListener("offline", update);
askAgainWhenOver(emailOfProfile);
update();
start();
listen();
