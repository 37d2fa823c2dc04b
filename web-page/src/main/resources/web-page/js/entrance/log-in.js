/** Log in. */
import { html } from "../lib/html.js";
import { Form } from "../parts/form.js";
import { route, go } from "../routing/router.js";
import { logIn } from "../session/session.js";

export class LogIn {
  title = "Log in";

  /** @param {() => void} draw */
  constructor(draw) {
    this.form = new Form(async ({ email, password }) => {
      await logIn(email, password);
      if (route.path === "/login" || route.path === "/sign-up") {
        go("/", { replace: true });
      }
    }, draw);
  }

  view() {
    return html`<h1 tabindex="-1">Log in</h1>
      <form class="form" @submit=${this.form.submit} novalidate>
        ${this.form.problem()}
        ${this.form.field({ name: "email", label: "Email", type: "email", autocomplete: "username", isFirst: true })}
        ${this.form.field({ name: "password", label: "Password", type: "password", autocomplete: "current-password" })}
        ${this.form.button("Log in", "Logging in …", "is-main is-wide")}
      </form>
      <p class="small dim">No account yet? <a href="/sign-up">Sign up</a></p>`;
  }
}
