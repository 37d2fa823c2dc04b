/** Open an account, and be logged in with it. */
import { html } from "../lib/html.js";
import { Form } from "../parts/form.js";
import { go } from "../routing/router.js";
import { postOpen } from "../session/api.js";
import { logIn } from "../session/session.js";

export const PASSWORD_RULE = "At least 15 characters. A sentence that nobody else says is easy to remember.";

export class SignUp {
  title = "Sign up";

  /** @param {() => void} draw */
  constructor(draw) {
    this.form = new Form(async ({ email, password }) => {
      await postOpen("/api/auth/register", { email, password });
      await logIn(email, password);
      go("/", { replace: true });
    }, draw);
  }

  view() {
    return html`<h1 tabindex="-1">Sign up</h1>
      <form class="form" @submit=${this.form.submit} novalidate>
        ${this.form.problem()}
        ${this.form.field({ name: "email", label: "Email", type: "email", autocomplete: "username", isFirst: true })}
        ${this.form.field({ name: "password", label: "Password", type: "password", autocomplete: "new-password", hint: PASSWORD_RULE })}
        ${this.form.button("Open an account", "Opening …", "is-main is-wide")}
      </form>
      <p class="small dim">The first account is the administrator. You have one? <a href="/login">Log in</a></p>`;
  }
}
