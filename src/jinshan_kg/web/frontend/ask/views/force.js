// A graph drawn by forces, to be moved, zoomed and saved.
import { drag } from "d3-drag";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { drawn, element } from "../dom.js";
import { address, shown } from "../terms.js";
import { pictureButtons } from "./picture.js";

const [WIDTH, HEIGHT] = [960, 620];
const STEPS = 250; // of the simulation, before the first drawing
const FEW = 30; // links whose names have room beside them
const COLOURS = 4; // of the style sheet

/** Return the elements that show nodes `{id, term}` and links `{source, target, relations}`. */
export function drawGraph(nodes, links, say) {
  const simulation = settled(nodes, links);
  const arrow = drawn("marker", {
    id: "arrow", viewBox: "0 0 8 8", refX: 15, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto",
  }, drawn("path", { d: "M0 0 8 4 0 8Z", class: "arrow" }));
  const relations = colours(links);
  const lines = links.map((link) => linkDrawn(link, relations));
  const points = nodes.map((node) => point(node));
  const content = drawn("g", {}, ...lines, ...points);
  const svg = drawn("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: links.length > FEW ? "graph many" : "graph", role: "group",
    "aria-label": say("graph-of", { nodes: nodes.length, links: links.length }),
  }, drawn("defs", {}, arrow), content);
  const place = () => {
    lines.forEach((line, at) => placeLink(line, links[at]));
    points.forEach((made, at) => made.setAttribute("transform", `translate(${nodes[at].x},${nodes[at].y})`));
  };
  simulation.on("tick", place);
  place();
  movable(points, nodes, simulation);
  const scale = zoomable(svg, content, nodes);
  const button = (key, act) => element("button", { type: "button", class: "plain", onclick: act }, say(key));
  const buttons = pictureButtons(svg, "graph");
  buttons.prepend(
    button("zoom-in", () => scale(1.4)),
    button("zoom-out", () => scale(1 / 1.4)),
    button("fit", () => scale(null)),
  );
  return [legend(relations), element("div", { class: "picture" }, svg), buttons];
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
    drawn("line", { "marker-end": "url(#arrow)" }, drawn("title", {}, name)),
    drawn("text", { "text-anchor": "middle" }, cut(name, 30)));
}

function legend(relations) {
  return element("ul", { class: "tags legend" }, ...[...relations].filter(([, colour]) => colour).map(([name, colour]) =>
    element("li", { class: `tag colour-${colour}` }, cut(name, 60))));
}

function settled(nodes, links) {
  const simulation = forceSimulation(nodes)
    .force("links", forceLink(links).id(({ id }) => id).distance(120))
    .force("apart", forceManyBody().strength(-700))
    .force("room", forceCollide(40))
    .force("x", forceX(WIDTH / 2).strength(0.06))
    .force("y", forceY(HEIGHT / 2).strength(0.1))
    .stop();
  simulation.tick(STEPS);
  return simulation;
}

function point({ term }) {
  const name = drawn("text", { x: 12, y: 4 }, cut(shown(term), 28));
  const inside = [drawn("circle", { r: 7 }), name, drawn("title", {}, term.value)];
  const link = term.type === "uri" && address(term.value);
  return drawn("g", { class: `node ${term.type}` }, ...(link ? [drawn("a", { href: link }, ...inside)] : inside));
}

function placeLink(made, { source, target }) {
  const [line, text] = made.children;
  for (const [name, value] of Object.entries({ x1: source.x, y1: source.y, x2: target.x, y2: target.y })) {
    line.setAttribute(name, value);
  }
  text.setAttribute("x", (source.x + target.x) / 2);
  text.setAttribute("y", (source.y + target.y) / 2 - 4);
}

function movable(points, nodes, simulation) {
  select(points[0]?.parentNode).selectAll(() => points).data(nodes).call(drag()
    .on("start", () => simulation.alphaTarget(0.2).restart())
    .on("drag", (event, node) => { [node.fx, node.fy] = [event.x, event.y]; })
    .on("end", () => simulation.alphaTarget(0)));
}

function zoomable(svg, content, nodes) {
  const behaviour = zoom().scaleExtent([0.1, 6]).on("zoom", ({ transform }) => content.setAttribute("transform", transform))
    .filter((event) => event.type !== "wheel" || event.ctrlKey || event.metaKey); // so that the page scrolls
  const canvas = select(svg).call(behaviour);
  const fit = () => canvas.call(behaviour.transform, fitting(nodes));
  fit();
  return (factor) => (factor === null ? fit() : canvas.call(behaviour.scaleBy, factor));
}

function fitting(nodes) {
  const [left, right] = [Math.min(...nodes.map(({ x }) => x)) - 30, Math.max(...nodes.map(({ x }) => x)) + 240];
  const [top, bottom] = [Math.min(...nodes.map(({ y }) => y)) - 30, Math.max(...nodes.map(({ y }) => y)) + 30];
  const scale = Math.min(1.6, WIDTH / (right - left), HEIGHT / (bottom - top));
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return zoomIdentity.translate(WIDTH / 2, HEIGHT / 2).scale(scale).translate(-x, -y);
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
