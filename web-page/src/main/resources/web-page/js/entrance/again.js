/** The session is over in the middle of something: asks for the password above it, so that nothing typed is lost. */
import { html } from "../lib/html.js";
import { Form } from "../parts/form.js";
import { openDialog } from "../parts/dialog.js";
import { logIn, leave, session } from "../session/session.js";

/** @type {import("../parts/dialog.js").Dialog | null} */
let dialog = null;

/** Opens and closes by itself as the session does. @param {() => string} email of who was logged in, where it is known */
export function askAgainWhenOver(email) {
  session.onChange(() => {
    if (session.phase === "over" && !dialog) {
      open(email());
    } else if (session.phase !== "over" && dialog) {
      dialog.close();
      dialog = null;
    }
  });
}

/** @param {string} known */
function open(known) {
  const form = new Form(({ email, password }) => logIn(email, password), () => dialog?.draw());
  dialog = openDialog({
    title: "Log in again",
    mayClose: () => false,
    view: () => html`<p class="dialog-text">Your session has ended. What you typed is still here.</p>
      <form class="form" @submit=${form.submit} novalidate>
        ${form.problem()}
        ${form.field({ name: "email", label: "Email", type: "email", autocomplete: "username", value: known || undefined, isFirst: !known })}
        ${form.field({ name: "password", label: "Password", type: "password", autocomplete: "current-password", isFirst: Boolean(known) })}
        <div class="dialog-buttons">
          <button class="button" type="button" @click=${leave}>Log out</button>
          ${form.button("Log in", "Logging in …")}
        </div>
      </form>`,
  });
}
