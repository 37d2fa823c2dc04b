/** The own account. */
import { Resource } from "../app/resource.js";
import { logOut } from "../app/log-out.js";
import { update } from "../app/update.js";
import { PASSWORD_RULE } from "../entrance/sign-up.js";
import { timeView } from "../format/time.js";
import { html } from "../lib/html.js";
import { askForm } from "../parts/dialog.js";
import { Form } from "../parts/form.js";
import { boneCard, shown } from "../parts/states.js";
import { toast } from "../parts/toast.js";
import { go } from "../routing/router.js";
import { del, get, post, put } from "../session/api.js";
import { asProblem, SessionOver } from "../session/problem.js";
import { leave } from "../session/session.js";

let known = "";

/** Who is logged in, as far as this page has learned. */
export const emailOfProfile = () => known;

export class ProfilePage {
  title = "Profile";

  constructor() {
    /** @type {Resource<any>} */
    this.profile = new Resource(async (signal) => {
      const profile = await get("/api/profile", signal);
      known = profile.email;
      return profile;
    });
    this.password = new Form(async ({ current_password, new_password }) => {
      await put("/api/profile/password", { current_password, new_password });
      leave();
      go("/login");
      toast("The password is changed. Log in with the new one.");
    }, update);
  }

  close() {
    this.profile.close();
  }

  view() {
    return html`<div class="page-head"><h1 tabindex="-1">Profile</h1><div class="buttons"><button class="button" type="button" @click=${logOut}>Log out</button></div></div>
      ${shown(this.profile, { waiting: () => boneCard(3, "Loading the account"), ready: (profile) => html`<section class="card" aria-label="Account"><div class="card-body">
        <dl class="facts">
          <div><dt>Email</dt><dd>${profile.email}</dd></div>
          <div><dt>Role</dt><dd>${profile.role === "admin" ? "Administrator" : "User"}</dd></div>
          <div><dt>Since</dt><dd>${timeView(profile.created_at)}</dd></div>
        </dl></div></section>` })}
      <div class="two">
        <section class="card" aria-label="Password"><div class="card-head"><h2>Change the password</h2></div>
          <div class="card-body"><form class="form" @submit=${this.password.submit} novalidate>
            ${this.password.problem()}
            <input type="email" name="email" autocomplete="username" .value=${known} hidden aria-hidden="true">
            ${this.password.field({ name: "current_password", label: "Current password", type: "password", autocomplete: "current-password" })}
            ${this.password.field({ name: "new_password", label: "New password", type: "password", autocomplete: "new-password", hint: PASSWORD_RULE })}
            <p class="dim small">Ends all sessions and API tokens of the account, this session too.</p>
            <div>${this.password.button("Change the password", "Changing …")}</div>
          </form></div></section>
        <section class="card" aria-label="Endings"><div class="card-head"><h2>Sessions and account</h2></div>
          <div class="card-body form">
            <div class="form"><p class="dim">Lost a device? This ends every session, on this one too. API tokens go on.</p>
              <div><button class="button" type="button" @click=${this.#logOutEverywhere}>Log out everywhere</button></div></div>
            <div class="form"><p class="dim">Deleting the account ends its sessions and tokens for ever.</p>
              <div><button class="button is-danger" type="button" @click=${this.#delete}>Delete the account</button></div></div>
          </div></section>
      </div>`;
  }

  #logOutEverywhere = async () => {
    try {
      await post("/api/auth/logout-everywhere");
      leave();
      go("/login");
    } catch (error) {
      if (!(error instanceof SessionOver)) {
        toast(asProblem(error).message);
      }
    }
  };

  #delete = async () => {
    const isDone = await askForm({
      title: "Delete the account?",
      action: "Delete for ever",
      busy: "Deleting …",
      look: "is-danger",
      fields: (form) => html`<div class="dialog-text"><p>Every session and API token of it ends, and nobody can log in with it again.</p></div>
        ${form.field({ name: "password", label: "Your password", type: "password", autocomplete: "current-password", isFirst: true })}`,
      send: async ({ password }) => {
        await del("/api/profile", { password });
      },
    });
    if (isDone) {
      leave();
      go("/login");
      toast("The account is deleted.");
    }
  };
}
