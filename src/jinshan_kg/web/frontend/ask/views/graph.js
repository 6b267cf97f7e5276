// The answer as a graph: that of a CONSTRUCT or DESCRIBE, or a SELECT of three columns.
import { values } from "../asking.js";
import { element } from "../dom.js";
import { say } from "../page.js";
import { learnNames } from "../terms.js";

const MOST = 400; // things drawn
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const LOW = 416; // pixels of height in a narrow window, as in the style sheet
const HIGH = 608;
const NARROW = 1024;

/** A view: whether it can show an answer, and drawing it into an element. */
export const graph = {
  name: "graph",
  shows: ({ form, variables, rows }) => rows.length > 0 && (form === "graph" || isThreeColumns(variables, rows)),
  async draw(place, answer) {
    await learnNames(answer.rows.flatMap((row) => Object.values(row))).catch(() => {});
    const { drawGraph } = await import("./force.js"); // a part of its own, fetched when wanted
    const { nodes, links, left } = connected(answer);
    await narrow(links).catch(() => {});
    const note = left ? element("p", { class: "hint" }, say("left-out", { count: left })) : "";
    const size = { width: Math.max(300, place.clientWidth), height: window.innerWidth > NARROW ? HIGH : LOW };
    place.append(note, ...drawGraph(nodes, links, size, say));
  },
};

function isThreeColumns(variables, rows) {
  return variables.length === 3 && rows.every((row) => variables.every((name) => row[name])) &&
    rows.some((row) => row[variables[0]].type !== "literal");
}

/** Return nodes, links and how many rows are left out: values of a graph, and what is too much. */
function connected({ form, variables, rows }) {
  const nodes = new Map();
  const links = new Map();
  let left = 0;
  for (const row of rows) {
    const [source, relation, target] = variables.map((name) => row[name]);
    const isValue = form === "graph" && (target.type === "literal" || relation.value === LABEL);
    const ids = [source, target].map((term) => `${term.type} ${term.value}`);
    const more = ids.filter((id) => !nodes.has(id)).length;
    if (isValue || nodes.size + more > MOST) {
      left += 1;
      continue;
    }
    [source, target].forEach((term, at) => nodes.set(ids[at], { id: ids[at], term }));
    const key = ids.join(" → ");
    const link = links.get(key) ?? { source: ids[0], target: ids[1], relations: [] };
    link.relations.push(relation);
    links.set(key, link);
  }
  return { nodes: [...nodes.values()], links: [...links.values()], left };
}

/** Leave out the relations that only follow from a narrower one between the same two things. */
async function narrow(links) {
  const several = links.filter(({ relations }) => relations.length > 1);
  const iris = [...new Set(several.flatMap(({ relations }) => relations)
    .filter(({ type }) => type === "uri").map(({ value }) => value))].filter((iri) => !/[\s<>"{}|\\^`]/.test(iri));
  if (!iris.length) return;
  const list = iris.map((iri) => `<${iri}>`).join(" ");
  const rows = await values(`
    SELECT ?narrower ?broader { VALUES ?narrower { ${list} } VALUES ?broader { ${list} }
      ?narrower <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> ?broader FILTER(?narrower != ?broader) }`);
  const implies = new Set(rows.map(({ narrower, broader }) => `${narrower} ${broader}`));
  const follows = (one, other) => implies.has(`${other} ${one}`) && !implies.has(`${one} ${other}`);
  for (const link of several) {
    link.relations = link.relations.filter(({ value }) =>
      !link.relations.some((other) => follows(value, other.value)));
  }
}
