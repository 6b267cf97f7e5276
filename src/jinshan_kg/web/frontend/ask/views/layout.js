// Where the things of a graph and their names go, so that no name lies on another.
import { forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

const FONT = 14; // pixels of a name, as in the style sheet
const RADIUS = 7; // of the circle of a thing
const GAP = 5; // between a circle and its name
const HUB = 5; // links from which a thing has its name above, where they leave room
const STEPS = 150; // of the simulation, before and after the names are given their sides
const PASSES = 300; // that part what still overlaps then

/**
 * Place nodes `{id, name}` in a drawing and return the simulation that moves them on.
 *
 * Each node gets its `x` and `y`, the `side` of its name (left, right or above) and its `box`: how
 * far circle and name reach from its place.
 */
export function placed(nodes, links, { width, height }) {
  const simulation = forceSimulation(nodes)
    .force("links", forceLink(links).id(({ id }) => id).distance(120))
    .force("apart", forceManyBody().strength(-700))
    .force("x", forceX(width / 2).strength(0.06))
    .force("y", forceY(height / 2).strength(0.06 * Math.max(1, width / height)))
    .stop();
  simulation.tick(STEPS);
  giveSides(nodes, links);
  simulation.force("room", room()).alpha(0.5).tick(STEPS);
  for (let pass = 0; pass < PASSES && part(nodes); pass++);
  return simulation;
}

/** Return the smallest box `{left, right, top, bottom}` with all nodes and their names in it. */
export function extent(nodes) {
  const edge = (pick, of) => pick(...nodes.map(of));
  return {
    left: edge(Math.min, ({ x, box }) => x + box.left), right: edge(Math.max, ({ x, box }) => x + box.right),
    top: edge(Math.min, ({ y, box }) => y + box.top), bottom: edge(Math.max, ({ y, box }) => y + box.bottom),
  };
}

/** Return where the text of a name begins, beside its circle. */
export function textPlace({ side }) {
  if (side === "above") return { x: 0, y: -RADIUS - GAP, "text-anchor": "middle" };
  return side === "left" ? { x: -RADIUS - GAP, y: 5, "text-anchor": "end" } : { x: RADIUS + GAP, y: 5 };
}

/** Let names point away from what their things are linked with. */
function giveSides(nodes, links) {
  const linked = new Map(nodes.map((node) => [node, []]));
  links.forEach(({ source, target }) => { linked.get(source).push(target); linked.get(target).push(source); });
  const measure = measurer();
  for (const node of nodes) {
    const others = linked.get(node);
    const centre = others.reduce((sum, { x }) => sum + x, 0) / (others.length || 1);
    const isHub = new Set(others).size >= HUB;
    node.side = isHub ? "above" : others.length && node.x < centre ? "left" : "right";
    node.box = boxOf(node.side, measure(node.name));
  }
}

function boxOf(side, wide) {
  const near = RADIUS + GAP;
  const far = near + wide + GAP;
  if (side === "above") return { left: -wide / 2 - GAP, right: wide / 2 + GAP, top: -near - FONT - GAP, bottom: near };
  const [left, right] = side === "left" ? [-far, near] : [-near, far];
  return { left, right, top: -near, bottom: near };
}

function measurer() {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `600 ${FONT}px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => canvas.measureText(text).width;
}

/** A force of d3 that parts boxes which overlap. */
function room() {
  let nodes = [];
  const force = () => { part(nodes); };
  force.initialize = (given) => { nodes = given; };
  return force;
}

/** Push boxes that overlap apart, the shorter way; return whether any did. */
function part(nodes) {
  let moved = false;
  nodes.forEach((one, at) => {
    for (const other of nodes.slice(at + 1)) {
      const across = overlap(one.x, one.box.left, one.box.right, other.x, other.box.left, other.box.right);
      const down = overlap(one.y, one.box.top, one.box.bottom, other.y, other.box.top, other.box.bottom);
      if (across <= 0 || down <= 0) continue;
      moved = true;
      const [axis, by] = across < down ? ["x", across] : ["y", down];
      const sign = one[axis] < other[axis] ? 1 : -1;
      one[axis] -= sign * by / 2;
      other[axis] += sign * by / 2;
    }
  });
  return moved;
}

const overlap = (one, from, to, other, otherFrom, otherTo) =>
  Math.min(one + to, other + otherTo) - Math.max(one + from, other + otherFrom);
