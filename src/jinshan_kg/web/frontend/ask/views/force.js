// A graph drawn by forces, to be moved, zoomed and saved.
import { drag } from "d3-drag";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { drawn, element } from "../dom.js";
import { address, shown } from "../terms.js";
import { extent, placed, textPlace } from "./layout.js";
import { pictureButtons } from "./picture.js";

const FEW = 15; // links whose names have room beside them; of more, those of one thing show
const COLOURS = 4; // of the style sheet
const LONGEST = 32; // characters of a name
const SMALLEST = 0.55; // scale below which names are too small to begin with
const READABLE = 0.75; // the scale then

/** Return the elements that show nodes `{id, term}` and links `{source, target, relations}` in a size. */
export function drawGraph(nodes, links, size, say) {
  nodes.forEach((node) => { node.name = cut(shown(node.term), LONGEST); });
  const simulation = placed(nodes, links, size);
  const arrow = drawn("marker", {
    id: "arrow", viewBox: "0 0 8 8", refX: 15, refY: 4, markerWidth: 10, markerHeight: 10, markerUnits: "userSpaceOnUse",
    orient: "auto",
  }, drawn("path", { d: "M0 0 8 4 0 8Z", class: "arrow" }));
  const relations = colours(links);
  const twoWay = new Set(links.map(({ source, target }) => `${target.id} → ${source.id}`));
  const lines = links.map((link) => linkDrawn(link, relations));
  const points = nodes.map((node) => point(node));
  const content = drawn("g", {}, ...lines, ...points);
  const svg = drawn("svg", {
    viewBox: `0 0 ${size.width} ${size.height}`, class: links.length > FEW ? "graph many" : "graph", role: "group",
    "aria-label": say("graph-of", { nodes: nodes.length, links: links.length }),
  }, drawn("defs", {}, arrow), content);
  const place = () => {
    lines.forEach((line, at) => placeLink(line, links[at], twoWay));
    points.forEach((made, at) => made.setAttribute("transform", `translate(${nodes[at].x},${nodes[at].y})`));
  };
  simulation.on("tick", place);
  place();
  movable(points, nodes, simulation);
  nameNear(points, nodes, lines, links);
  const scale = zoomable(svg, content, nodes, size);
  const button = (key, act) => element("button", { type: "button", class: "plain", onclick: act }, say(key));
  const buttons = pictureButtons(svg, "graph");
  buttons.prepend(
    button("zoom-in", () => scale(1.4)),
    button("zoom-out", () => scale(1 / 1.4)),
    button("fit", () => scale(null)),
  );
  return [legend(relations, say), element("div", { class: "picture" }, svg), buttons];
}

/** Return a colour's number for each relation, the most frequent first; 0 for those beyond. */
function colours(links) {
  const counts = new Map();
  links.forEach((link) => counts.set(nameOf(link), (counts.get(nameOf(link)) ?? 0) + 1));
  const names = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  return new Map(names.map((name, at) => [name, at < COLOURS ? at + 1 : 0]));
}

const nameOf = ({ relations }) => relations.map((term) => shown(term)).join(", ");

function linkDrawn(link, relations) {
  const name = nameOf(link);
  return drawn("g", { class: `link colour-${relations.get(name)}` },
    drawn("line", { "marker-end": "url(#arrow)" }),
    drawn("line", { class: "wide" }, drawn("title", {}, name)), // what a pointer hits
    drawn("text", { "text-anchor": "middle" }, cut(name, LONGEST)));
}

function legend(relations, say) {
  const entry = (name, colour) => element("li", { class: `tag colour-${colour}` }, name);
  const others = [...relations.values()].some((colour) => !colour);
  return element("ul", { class: "tags legend" },
    ...[...relations].filter(([, colour]) => colour).map(([name, colour]) => entry(cut(name, 60), colour)),
    ...(others ? [entry(say("other"), 0)] : []));
}

function point(node) {
  const { term, name, side } = node;
  const full = shown(term) === term.value ? term.value : `${shown(term)}\n${term.value}`;
  const inside = [drawn("circle", { r: 7 }), drawn("text", textPlace(node), name), drawn("title", {}, full)];
  const link = term.type === "uri" && address(term.value);
  return drawn("g", { class: `node ${term.type} ${side}` }, ...(link ? [drawn("a", { href: link }, ...inside)] : inside));
}

function placeLink(made, { source, target }, twoWay) {
  const text = made.lastElementChild;
  for (const line of made.querySelectorAll("line")) {
    for (const [name, value] of Object.entries({ x1: source.x, y1: source.y, x2: target.x, y2: target.y })) {
      line.setAttribute(name, value);
    }
  }
  // The name of a link with one the other way is nearer to its own end.
  const at = twoWay.has(`${source.id} → ${target.id}`) ? 0.65 : 0.5;
  text.setAttribute("x", source.x + (target.x - source.x) * at);
  text.setAttribute("y", source.y + (target.y - source.y) * at - 4);
}

/** Mark the links of the thing that is pointed at or has the focus: their names show. */
function nameNear(points, nodes, lines, links) {
  points.forEach((made, at) => {
    const mine = lines.filter((_, index) => [links[index].source, links[index].target].includes(nodes[at]));
    const mark = (near) => () => mine.forEach((line) => {
      line.classList.toggle("near", near);
      line.classList.toggle("named", near && mine.length <= FEW);
    });
    for (const event of ["pointerenter", "focusin"]) made.addEventListener(event, mark(true));
    for (const event of ["pointerleave", "focusout"]) made.addEventListener(event, mark(false));
  });
}

function movable(points, nodes, simulation) {
  select(points[0]?.parentNode).selectAll(() => points).data(nodes).call(drag()
    .on("start", () => simulation.alphaTarget(0.2).restart())
    .on("drag", (event, node) => { [node.fx, node.fy] = [event.x, event.y]; })
    .on("end", () => simulation.alphaTarget(0)));
}

function zoomable(svg, content, nodes, size) {
  const behaviour = zoom().scaleExtent([0.1, 6]).on("zoom", ({ transform }) => content.setAttribute("transform", transform))
    .filter((event) => event.type !== "wheel" || event.ctrlKey || event.metaKey); // so that the page scrolls
  const canvas = select(svg).call(behaviour);
  const show = (transform) => canvas.call(behaviour.transform, transform);
  const whole = fitting(nodes, size);
  show(whole.k < SMALLEST ? around(nodes, size) : whole);
  return (factor) => (factor === null ? show(fitting(nodes, size)) : canvas.call(behaviour.scaleBy, factor));
}

function fitting(nodes, { width, height }) {
  const { left, right, top, bottom } = extent(nodes);
  const scale = Math.min(1.3, width / (right - left), height / (bottom - top)) * 0.97;
  return middle({ width, height }, scale, (left + right) / 2, (top + bottom) / 2);
}

/** Show the thing with the most links at a size at which names can be read. */
function around(nodes, size) {
  const hub = nodes.find(({ side }) => side === "above") ?? nodes[0];
  return middle(size, READABLE, hub.x, hub.y);
}

const middle = ({ width, height }, scale, x, y) =>
  zoomIdentity.translate(width / 2, height / 2).scale(scale).translate(-x, -y);

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
