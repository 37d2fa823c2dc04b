/** Ends the session on the server, then here. */
import { post } from "../session/api.js";
import { SessionOver } from "../session/problem.js";
import { leave } from "../session/session.js";
import { toast } from "../parts/toast.js";
import { go } from "../routing/router.js";

export async function logOut() {
  try {
    await post("/api/auth/logout");
  } catch (error) {
    if (!(error instanceof SessionOver)) {
      toast("The server could not be told, so you are still logged in. Try again in a moment.");
      return;
    }
  }
  leave();
  go("/login");
}
