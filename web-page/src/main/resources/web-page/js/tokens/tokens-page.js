/** API tokens for scripts. */
import { Resource } from "../app/resource.js";
import { agoView, timeView } from "../format/time.js";
import { html, nothing, repeat } from "../lib/html.js";
import { icon } from "../parts/icons.js";
import { boneCard, empty, shown } from "../parts/states.js";
import { tokenState } from "../parts/status.js";
import { call } from "../session/api.js";
import { createToken, rotateToken } from "./token-dialogs.js";
import { revokeToken } from "./revoking.js";

/** Last uses come some seconds after the call. */
const POLL_MS = 10_000;

export class TokensPage {
  title = "Tokens";
  /** How many pages of tokens that are over somebody wants to see. */
  #pages = 1;
  #hasOlder = false;

  constructor() {
    /** @type {Resource<any[]>} */
    this.tokens = new Resource((signal) => this.#load(signal));
    this.timer = setInterval(() => document.hidden || this.tokens.isLoading || this.tokens.reload(), POLL_MS);
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    const tokens = [];
    /** @type {string | null} */
    let path = "/api/tokens";
    for (let page = 0; page < this.#pages && path; page++) {
      const answer = await call("GET", path, { signal });
      tokens.push(...answer.body);
      path = answer.next;
    }
    this.#hasOlder = path !== null;
    // who rotates often does not look for the one that works below a hundred that do not
    return tokens.sort((a, b) => Number(b.is_active) - Number(a.is_active));
  }

  close() {
    clearInterval(this.timer);
    this.tokens.close();
  }

  view() {
    return html`<div class="page-head"><h1 tabindex="-1">Tokens</h1>
        <button class="button is-main" type="button" @click=${() => this.#after(createToken())}>${icon("plus")}Create a token</button>
        <p class="lead">What your scripts call <code>/api/v1/*</code> with. A value is shown once; a token that leaked can be revoked here or by whoever found it.</p></div>
      ${shown(this.tokens, {
        waiting: () => boneCard(4, "Loading the tokens"),
        ready: (tokens) => html`<div class="card">${tokens.length ? this.#table(tokens) : this.#none()}${this.#older()}</div>`,
      })}`;
  }

  /** @param {any[]} tokens */
  #table(tokens) {
    return html`<div class="table-wrap"><table class="table is-list">
      <thead><tr><th scope="col">Name</th><th scope="col">State</th><th scope="col">Last use</th><th scope="col">Expires</th><th scope="col">Created</th><th scope="col"><span class="hidden-visually">Actions</span></th></tr></thead>
      <tbody>${repeat(tokens, (token) => token.id, (token) => this.#row(token))}</tbody>
    </table></div>`;
  }

  /** @param {any} token */
  #row(token) {
    return html`<tr class=${token.is_active ? "" : "is-over"}>
      <th scope="row">${token.name}</th>
      <td data-label="State">${tokenState(token.state)}</td>
      <td data-label="Last use">${agoView(token.last_used_at)}</td>
      <td data-label="Expires">${timeView(token.expires_at)}</td>
      <td data-label="Created">${timeView(token.created_at)}</td>
      <td class="actions"><div class="buttons">${token.is_active
        ? html`${token.state === "active" ? html`<button class="button is-small" type="button" @click=${() => this.#after(rotateToken(token))}>Rotate<span class="hidden-visually"> ${token.name}</span></button>` : nothing}
          <button class="button is-small is-danger" type="button" @click=${() => this.#after(revokeToken(token))}>Revoke<span class="hidden-visually"> ${token.name}</span></button>`
        : nothing}</div></td>
    </tr>`;
  }

  #older() {
    const show = () => {
      this.#pages++;
      this.tokens.reload();
    };
    return this.#hasOlder
      ? html`<div class="card-foot"><button class="button is-small" type="button" @click=${show}>Show older ones</button></div>`
      : nothing;
  }

  #none() {
    return empty({
      title: "No token yet",
      text: "Create one, and paste the curl line that comes with it into your terminal.",
      symbol: "tokens",
      action: html`<button class="button is-main" type="button" @click=${() => this.#after(createToken())}>${icon("plus")}Create a token</button>`,
    });
  }

  /** @param {Promise<unknown>} change */
  async #after(change) {
    await change;
    this.tokens.reload();
  }
}
