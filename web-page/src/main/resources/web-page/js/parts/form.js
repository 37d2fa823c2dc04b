/** Forms that say what is wrong beside the field it is about, and keep what was typed until it is taken. */
import { html, ifDefined, nothing } from "../lib/html.js";
import { asProblem, SessionOver } from "../session/problem.js";

let counter = 0;

export class Form {
  isBusy = false;
  /** @type {Record<string, string>} */
  errors = {};
  /** @type {string} */
  message = "";
  /** @type {Map<string, string>} */
  #labels = new Map();

  /**
   * @param {(values: Record<string, string>) => Promise<void>} send
   * @param {() => void} draw
   */
  constructor(send, draw) {
    this.send = send;
    this.draw = draw;
    this.prefix = `form${++counter}`;
  }

  /** @type {(event: SubmitEvent) => Promise<void>} */
  submit = async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    if (this.isBusy) {
      return;
    }
    this.#show({}, "", true);
    try {
      await this.send(/** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form))));
      this.#show({}, "", false);
    } catch (error) {
      if (error instanceof SessionOver) {
        this.#show({}, "", false);
        return;
      }
      this.#refused(asProblem(error), form);
    }
  };

  /** @param {import("../session/problem.js").Problem} problem @param {HTMLFormElement} form */
  #refused(problem, form) {
    const known = problem.errors.filter(({ field }) => form.elements.namedItem(field));
    const others = problem.errors.filter((it) => !known.includes(it)).map((it) => `${it.field}: ${it.message}`);
    const errors = Object.fromEntries(known.map(({ field, message }) => [field, sentence(`${this.#labels.get(field) ?? "This"} ${message}`)]));
    this.#show(errors, known.length ? others.join(" ") : [problem.message, ...others].join(" "), false);
    queueMicrotask(() => {
      /** @type {HTMLElement | null} */
      const first = form.querySelector("[aria-invalid='true']") ?? form.querySelector(".form-problem");
      first?.focus();
    });
  }

  /** @param {Record<string, string>} errors @param {string} message @param {boolean} isBusy */
  #show(errors, message, isBusy) {
    Object.assign(this, { errors, message, isBusy });
    this.draw();
  }

  problem() {
    return html`<p class="form-problem" role="alert" tabindex="-1">${this.message}</p>`;
  }

  /**
   * @param {{name: string, label: string, type?: string, hint?: string, autocomplete?: string, value?: string, placeholder?: string,
   *          minlength?: number, maxlength?: number, isOptional?: boolean, isFirst?: boolean, min?: string, max?: string, isReadonly?: boolean}} field
   */
  field({ name, label, type = "text", hint, autocomplete = "off", value, placeholder, minlength, maxlength, isOptional, isFirst, min, max, isReadonly }) {
    const id = `${this.prefix}-${name}`;
    this.#labels.set(name, label);
    const error = this.errors[name];
    const described = [hint && `${id}-hint`, error && `${id}-wrong`].filter(Boolean).join(" ");
    return html`<div class="field">
      <label for=${id}>${label}${isOptional ? html` <span class="dim">(optional)</span>` : nothing}</label>
      <input class="input" id=${id} name=${name} type=${type} autocomplete=${/** @type {any} */ (autocomplete)} value=${ifDefined(value)}
        placeholder=${ifDefined(placeholder)} minlength=${ifDefined(minlength)} maxlength=${ifDefined(maxlength)} min=${ifDefined(min)} max=${ifDefined(max)}
        ?required=${!isOptional} ?autofocus=${isFirst} ?readonly=${isReadonly} autocapitalize="off" spellcheck="false"
        aria-invalid=${error ? "true" : "false"} aria-describedby=${ifDefined(described || undefined)}>
      ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}
      <span class="wrong" id="${id}-wrong">${error ?? ""}</span>
    </div>`;
  }

  /** @param {string} label @param {string} [busyLabel] @param {string} [look] */
  button(label, busyLabel = label, look = "is-main") {
    return html`<button class="button ${look}" type="submit" aria-disabled=${this.isBusy ? "true" : "false"}>
      ${this.isBusy ? html`<span class="spinner" aria-hidden="true"></span>${busyLabel}` : label}
    </button>`;
  }
}

/** @param {string} text */
function sentence(text) {
  return text.endsWith(".") ? text : `${text}.`;
}
