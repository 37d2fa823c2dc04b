/** Asks for the page to be drawn again, once for all that changed in this turn. */

/** @type {() => void} */
let draw = () => {};
let isAsked = false;

/** @param {() => void} how */
export function drawWith(how) {
  draw = how;
}

export function update() {
  if (!isAsked) {
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      draw();
    });
  }
}
