/** The templates of the page: values in them are always text, never markup. */
export { html, svg, nothing, render } from "../../vendor/lit-html/lit-html.js";
export { repeat } from "../../vendor/lit-html/directives/repeat.js";
export { ifDefined } from "../../vendor/lit-html/directives/if-defined.js";

/** @typedef {import("../../vendor/lit-html/lit-html.js").TemplateResult | typeof import("../../vendor/lit-html/lit-html.js").nothing | string} View */
