/** Asks before anything else goes on. The browser keeps the focus inside and gives it back. */
import { html, render } from "../lib/html.js";
import { Form } from "./form.js";

/**
 * @typedef {object} Dialog
 * @property {() => void} draw shows what changed
 * @property {() => void} close
 * @property {Promise<void>} closed
 */

let counter = 0;

/**
 * @param {{title: string, view: (dialog: Dialog) => import("../lib/html.js").View, mayClose?: () => boolean, className?: string}} what
 * @returns {Dialog}
 */
export function openDialog({ title, view, mayClose = () => true }) {
  const element = document.createElement("dialog");
  const id = `dialog${++counter}`;
  element.className = "dialog";
  element.setAttribute("aria-labelledby", id);
  document.body.append(element);

  /** @type {Dialog} */
  const dialog = {
    draw: () => render(html`<div class="dialog-inner"><h2 id=${id}>${title}</h2>${view(dialog)}</div>`, element),
    close: () => element.close(),
    closed: new Promise((resolve) =>
      element.addEventListener("close", () => {
        element.remove();
        resolve();
      }),
    ),
  };
  element.addEventListener("cancel", (event) => {
    if (!mayClose()) {
      event.preventDefault();
    }
  });
  dialog.draw();
  element.showModal();
  return dialog;
}

/**
 * A form in a dialog; closes when it was taken.
 *
 * @param {{title: string, action: string, busy?: string, look?: string, fields: (form: Form) => import("../lib/html.js").View,
 *          send: (values: Record<string, string>) => Promise<void>}} what
 * @returns {Promise<boolean>} whether it was taken
 */
export async function askForm({ title, action, busy, look = "is-main", fields, send }) {
  let wasTaken = false;
  const form = new Form(
    async (values) => {
      await send(values);
      wasTaken = true;
      dialog.close();
    },
    () => dialog.draw(),
  );
  const dialog = openDialog({
    title,
    view: ({ close }) => html`<form class="form" @submit=${form.submit} novalidate>
      ${form.problem()}${fields(form)}
      <div class="dialog-buttons">
        <button class="button" type="button" @click=${close}>Cancel</button>
        ${form.button(action, busy, look)}
      </div>
    </form>`,
  });
  await dialog.closed;
  return wasTaken;
}

/**
 * @param {{title: string, text: import("../lib/html.js").View, action: string, busy?: string, look?: string, send: () => Promise<void>}} what
 */
export function confirm({ text, ...rest }) {
  return askForm({ look: "is-danger", ...rest, fields: () => html`<div class="dialog-text">${text}</div>` });
}
