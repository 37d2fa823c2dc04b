/** What went wrong with a call, in words for a person (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {number} status 0 when nothing came back
   * @param {{title?: string, detail?: string, errors?: {field: string, message: string}[], request_id?: string}} [body]
   */
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.status = status;
    this.errors = body.errors ?? [];
    this.requestId = body.request_id ?? null;
  }

  get isOffline() {
    return this.status === 0;
  }

  /** Whether trying again later may help. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The session is over, and the person does not want another one now. */
export class SessionOver extends Error {}

/**
 * @param {unknown} error
 * @returns {Problem}
 */
export function asProblem(error) {
  if (error instanceof Problem) {
    return error;
  }
  return new Problem(0, { detail: "The server cannot be reached. Check your connection; what you see is as of before." });
}
