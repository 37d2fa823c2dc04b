/** Reads server-sent events out of a text that comes in pieces (HTML standard, 9.2.6). */

/** @typedef {{name: string, data: string}} LiveEvent */

export class EventParser {
  #rest = "";
  #name = "";
  /** @type {string[]} */
  #data = [];

  /**
   * @param {string} piece
   * @returns {LiveEvent[]} what is complete
   */
  feed(piece) {
    const lines = (this.#rest + piece).split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#line(line));
  }

  /** @param {string} line */
  #line(line) {
    if (line === "") {
      return this.#end();
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") {
      this.#name = value;
    } else if (field === "data") {
      this.#data.push(value);
    }
    return [];
  }

  #end() {
    const event = { name: this.#name || "message", data: this.#data.join("\n") };
    const isOne = this.#data.length > 0;
    this.#name = "";
    this.#data = [];
    return isOne ? [event] : [];
  }
}
