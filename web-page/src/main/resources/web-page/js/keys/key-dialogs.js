/** What is asked about a key before it is done. */
import { html } from "../lib/html.js";
import { askForm, confirm } from "../parts/dialog.js";
import { toast } from "../parts/toast.js";
import { del, post, put } from "../session/api.js";

const NAME = /** @type {const} */ ({ name: "name", label: "Name", maxlength: 100, isFirst: true });

/** @returns {Promise<any | null>} the key, or null when it was left */
export async function addKey() {
  let key = null;
  await askForm({
    title: "Add a key",
    action: "Add",
    busy: "Asking OpenRouter …",
    fields: (form) => html`
      ${form.field({ ...NAME, hint: "As your team calls it." })}
      ${form.field({ name: "key", label: "Key", type: "password", placeholder: "sk-or-v1-…", hint: "Checked with OpenRouter at once, which may take some seconds. Stored encrypted." })}`,
    send: async ({ name, key: text }) => {
      key = (await post("/api/keys", { name, key: text.trim() })).body;
      toast(key.status === "unverified" ? `${key.name} is kept; OpenRouter could not be asked yet.` : `${key.name} is watched now.`);
    },
  });
  return key;
}

/** @param {any} key */
export function renameKey(key) {
  return askForm({
    title: "Rename the key",
    action: "Rename",
    fields: (form) => form.field({ ...NAME, value: key.name }),
    send: async ({ name }) => {
      await put(`/api/keys/${key.id}`, { name });
      toast("Renamed.");
    },
  });
}

/** @param {any} key */
export async function switchKey(key) {
  if (!key.is_active) {
    await put(`/api/keys/${key.id}`, { is_active: true });
    toast(`${key.name} is watched again.`);
    return true;
  }
  return confirm({
    title: `Disable ${key.name}?`,
    text: html`<p>It is neither synchronised nor checked until it is enabled again. What is known of it stays. At OpenRouter nothing changes.</p>`,
    action: "Disable",
    send: async () => {
      await put(`/api/keys/${key.id}`, { is_active: false });
      toast(`${key.name} is disabled.`);
    },
  });
}

/** @param {any} key */
export function deleteKey(key) {
  return confirm({
    title: `Delete ${key.name}?`,
    text: html`<p>Its text is deleted here and it is watched no more. At OpenRouter it goes on working: delete it there too if it must not.</p>`,
    action: "Delete",
    busy: "Deleting …",
    send: async () => {
      await del(`/api/keys/${key.id}`);
      toast(`${key.name} is deleted.`);
    },
  });
}
