/** Bars by day, each a stack. Arrow keys move along the days; what they stand on is read out. */
import { html, render } from "../lib/html.js";
import { money } from "../format/money.js";
import { chartLibrary } from "./chart-library.js";
import { stacked } from "./series.js";

/** @typedef {import("./series.js").Bars} Bars */

const WIDEST_BAR = 48;
const GAP = 0.3;
const AXIS_FONT = "12px Inter, system-ui, sans-serif";
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
const MOST_IN_TIP = 9;

class SpendChart extends HTMLElement {
  /** @type {Bars | null} */
  #bars = null;
  /** @type {any} */
  #plot = null;
  /** @type {any} the library, once it is here */
  #uPlot = null;
  #at = -1;
  /** @type {(value: number | null) => string} */
  format = money;

  constructor() {
    super();
    this.canvas = Object.assign(document.createElement("div"), { className: "chart-canvas" });
    this.tip = Object.assign(document.createElement("div"), { className: "chart-tip", hidden: true });
    this.said = Object.assign(document.createElement("div"), { className: "hidden-visually" });
    this.said.setAttribute("aria-live", "polite");
    this.resized = new ResizeObserver(() => this.#plot?.setSize(this.#size()));
    this.recoloured = () => this.#redraw();
  }

  connectedCallback() {
    this.append(this.canvas, this.tip, this.said);
    this.tabIndex = 0;
    this.setAttribute("role", "application");
    this.setAttribute("aria-roledescription", "bar chart");
    this.resized.observe(this);
    addEventListener("themechange", this.recoloured);
    this.addEventListener("keydown", this.#moveByKey);
    this.addEventListener("blur", () => this.#stand(-1));
    this.#load();
  }

  disconnectedCallback() {
    this.resized.disconnect();
    removeEventListener("themechange", this.recoloured);
    this.#plot?.destroy();
    this.#plot = null;
  }

  /** @param {Bars} bars */
  set bars(bars) {
    if (bars !== this.#bars) {
      this.#bars = bars;
      this.#redraw();
    }
  }

  async #load() {
    this.#uPlot = await chartLibrary();
    this.#redraw();
  }

  #size() {
    return { width: Math.max(this.clientWidth, 50), height: Math.max(this.clientHeight, 50) };
  }

  #redraw() {
    if (!this.#uPlot || !this.#bars || !this.isConnected) {
      return;
    }
    this.#plot?.destroy();
    this.#stand(-1);
    const bars = this.#bars;
    const tops = stacked(bars.lines);
    // the highest first, so that the lower ones are drawn over it
    const data = [bars.dates.map((_, index) => index), ...tops.toReversed()];
    this.#plot = new this.#uPlot(this.#options(bars), data, this.canvas);
  }

  /** @param {Bars} bars */
  #options(bars) {
    const colour = (/** @type {string} */ name) => this.#colour(name);
    const count = bars.dates.length;
    const paths = this.#uPlot.paths.bars({ size: [1 - GAP, WIDEST_BAR] });
    const lineColour = colour("--line");
    const axis = { stroke: colour("--ink-3"), font: AXIS_FONT, ticks: { show: false } };
    return {
      ...this.#size(),
      padding: [8, 20, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: () => [-0.5, count - 0.5] },
        y: { range: (/** @type {any} */ _, /** @type {number} */ __, /** @type {number} */ most) => [0, most > 0 ? most * 1.06 : 1] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 28,
          splits: (/** @type {any} */ plot) => ticks(count, plot.width),
          values: (/** @type {any} */ _, /** @type {number[]} */ splits) => splits.map((index) => bars.labels[index] ?? ""),
        },
        {
          ...axis,
          grid: { stroke: lineColour, width: 1 },
          size: (/** @type {any} */ _, /** @type {string[] | null} */ values) => 14 + 7 * Math.max(3, ...(values ?? []).map((it) => it.length)),
          values: (/** @type {any} */ _, /** @type {number[]} */ splits) => splits.map((it) => this.format(it)),
          space: 44,
        },
      ],
      series: [{}, ...bars.lines.toReversed().map(({ slot }) => ({
        paths,
        fill: colour(`--series-${slot}`),
        stroke: colour("--surface"),
        width: count > 60 ? 0 : 1,
        points: { show: false },
      }))],
      hooks: { setCursor: [(/** @type {any} */ plot) => this.#stand(plot.cursor.idx ?? -1, false)] },
    };
  }

  /** A custom property as the browser resolves it. @param {string} name */
  #colour(name) {
    this.said.style.color = `var(${name})`;
    return getComputedStyle(this.said).color;
  }

  /** @type {(event: KeyboardEvent) => void} */
  #moveByKey = (event) => {
    const last = (this.#bars?.dates.length ?? 0) - 1;
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    const ends = { Home: 0, End: last, Escape: -1 };
    const next = step ? Math.min(Math.max((this.#at < 0 ? (step > 0 ? -1 : last + 1) : this.#at) + step, 0), last) : ends[/** @type {keyof typeof ends} */ (event.key)];
    if (next !== undefined) {
      event.preventDefault();
      this.#stand(next, true);
    }
  };

  /** @param {number} index -1 for nowhere @param {boolean} [isSaid] */
  #stand(index, isSaid = false) {
    if (index === this.#at) {
      return;
    }
    this.#at = index;
    this.tip.hidden = index < 0 || !this.#bars;
    if (this.tip.hidden || !this.#bars || !this.#plot) {
      return;
    }
    render(tipView(this.#bars, index, this.format), this.tip);
    const { left, width } = this.#plot.over.getBoundingClientRect();
    const x = left - this.getBoundingClientRect().left + this.#plot.valToPos(index, "x");
    const isRight = this.#plot.valToPos(index, "x") > width / 2;
    this.tip.style.transform = `translate(${isRight ? x - this.tip.offsetWidth - 16 : x + 16}px, 8px)`;
    if (isSaid) {
      this.said.textContent = `${this.#bars.titles[index]}: ${this.format(this.#bars.totals[index])}`;
    }
  }
}

/** @param {Bars} bars @param {number} index @param {(value: number | null) => string} format */
function tipView(bars, index, format) {
  const lines = bars.lines.filter((it) => it.values[index]).toSorted((a, b) => (b.values[index] ?? 0) - (a.values[index] ?? 0));
  const rest = lines.slice(MOST_IN_TIP).length;
  return html`<table>
    <caption>${bars.titles[index]}${bars.notes[index] && html` <span class="dim">${bars.notes[index]}</span>`}</caption>
    <tbody>${lines.slice(0, MOST_IN_TIP).map((it) => html`<tr><th scope="row"><span class=${`swatch s-${it.slot}`}></span>${it.name}</th><td>${format(it.values[index])}</td></tr>`)}
      ${rest ? html`<tr><th scope="row">and ${rest} more</th><td></td></tr>` : ""}</tbody>
    <tfoot><tr><th scope="row">Total</th><td>${format(bars.totals[index])}</td></tr></tfoot>
  </table>`;
}

/** Which days have a name at the axis: as many as there is room for, the last one always. @param {number} count @param {number} width */
function ticks(count, width) {
  const step = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / 72))));
  const from = (count - 1) % step;
  return Array.from({ length: Math.ceil((count - from) / step) }, (_, index) => from + index * step);
}

customElements.define("spend-chart", SpendChart);
