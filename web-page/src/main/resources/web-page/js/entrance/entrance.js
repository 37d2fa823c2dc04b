/** What somebody sees who is not logged in: log in, or sign up. */
import { html } from "../lib/html.js";
import { themeButton } from "../app/theme-button.js";
import { LogIn } from "./log-in.js";
import { SignUp } from "./sign-up.js";

const PAGES = { "/sign-up": SignUp };

export class Entrance {
  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
    this.path = "";
  }

  /** @param {string} path */
  view(path) {
    if (this.path !== path) {
      const Page = PAGES[/** @type {keyof typeof PAGES} */ (path)] ?? LogIn;
      this.path = path;
      this.page = new Page(this.draw);
      document.title = `${this.page.title} · OpenRouter Watcher`;
    }
    return html`<div class="entrance">
      <header class="bar"><div class="bar-inner">
        <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28">OpenRouter Watcher</a>
        <div class="bar-end">${themeButton()}</div>
      </div></header>
      <main class="entrance-main" id="main">
        <p class="entrance-lead">Every OpenRouter key of your team: what was spent, on which model, and whether the key still works.</p>
        <section class="card entrance-card">${this.page?.view()}</section>
      </main>
      <footer class="foot"><a href="/docs">API reference</a></footer>
    </div>`;
  }
}
