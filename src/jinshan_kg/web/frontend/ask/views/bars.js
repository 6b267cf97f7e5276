// Horizontal bars, one for each point, with its label before and its value behind it.
import { drawn } from "../dom.js";

const [ROW, CHARACTER] = [26, 7.6]; // pixels: the height of a bar, the width of a character
const WIDE = /[\u2e80-\uffef]/; // characters that take the width of two

/** Draw `{label, value, shown}` into an SVG element of a width in pixels. */
export function bars(svg, points, width) {
  const before = Math.min(280, width * 0.42);
  const behind = 12 + CHARACTER * Math.max(...points.map(({ shown }) => shown.length));
  const low = Math.min(0, ...points.map(({ value }) => value));
  const high = Math.max(0, ...points.map(({ value }) => value));
  const scale = (value) => before + ((value - low) / (high - low || 1)) * (Math.max(20, width - before - behind));
  svg.setAttribute("viewBox", `0 0 ${width} ${points.length * ROW + 8}`);
  points.forEach(({ label, value, shown }, index) => {
    const y = index * ROW + 4;
    const [from, to] = [scale(Math.min(0, value)), scale(Math.max(0, value))];
    svg.append(drawn("g", {},
      drawn("title", {}, `${label}: ${shown}`),
      drawn("text", { x: before - 8, y: y + 16, "text-anchor": "end", class: "label" },
        shortened(label, (before - 12) / CHARACTER)),
      drawn("rect", { x: from, y: y + 3, width: Math.max(1, to - from), height: ROW - 8, rx: 2 }),
      drawn("text", { x: to + 6, y: y + 16, class: "value" }, shown)));
  });
  svg.append(drawn("line", { x1: scale(0), x2: scale(0), y1: 0, y2: points.length * ROW + 4, class: "axis" }));
}

function shortened(label, room) {
  let kept = "";
  for (const character of label) {
    room -= WIDE.test(character) ? 2 : 1;
    if (room < 0) return `${kept}…`;
    kept += character;
  }
  return kept;
}
