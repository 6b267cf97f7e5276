// A line through the points in their order.
import { drawn } from "../dom.js";

const [HEIGHT, LEFT, RIGHT, BOTTOM, TOP] = [340, 70, 30, 40, 20];
const TICKS = 5;

/** Draw `{label, value, shown}` into an SVG element of a width in pixels. */
export function line(svg, points, width) {
  const low = Math.min(0, ...points.map(({ value }) => value));
  const high = Math.max(0, ...points.map(({ value }) => value));
  const x = (index) => LEFT + (index / Math.max(1, points.length - 1)) * (width - LEFT - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - TOP);
  svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
  for (let tick = 0; tick <= TICKS; tick++) {
    const value = low + ((high - low) * tick) / TICKS;
    svg.append(
      drawn("line", { x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value), class: "grid" }),
      drawn("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end", class: "label" },
        value.toLocaleString("en", { notation: "compact", maximumFractionDigits: 1 })));
  }
  svg.append(drawn("polyline", { points: points.map(({ value }, at) => `${x(at)},${y(value)}`).join(" ") }));
  const step = Math.ceil(points.length / (width / 90));
  points.forEach(({ label, value, shown }, at) => {
    svg.append(drawn("circle", { cx: x(at), cy: y(value), r: 4 }, drawn("title", {}, `${label}: ${shown}`)));
    if (at % step) return;
    const place = { x: x(at), y: HEIGHT - 14, "text-anchor": "middle", class: "label" };
    svg.append(drawn("text", place, label.slice(0, 14)));
  });
}
