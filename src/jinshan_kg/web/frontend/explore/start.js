// What is on the sheet at first: a thing and what it is connected with.
import { EntityElement } from "@reactodia/workspace";
import { page } from "./page.js";
import { makeProvider } from "./provider.js";
import { around } from "./queries.js";
import { surround } from "./surround.js";

const NARROW = window.innerWidth < 700; // where things are narrow too, by the style sheet
const NEIGHBOURS = NARROW ? 4 : 12; // drawn at first; the connections menu has all
const ELLIPSE = NARROW ? { across: 180, down: 300 } : { across: 640, down: 300 }; // they are on it
const LARGEST = 1; // scale
const MARGIN = 0.94; // of the scale that would just fit

/** Fill the sheet of a workspace; called once, when it is there. */
export async function begin(workspace) {
  const { model, view, performLayout } = workspace.getContext();
  const dataProvider = makeProvider();
  await model.importLayout({ dataProvider });
  const iri = page.start ?? (page.isBundled ? `${page.base}id/district/jinshan` : null);
  const shown = iri && await show(model, dataProvider, iri);
  if (shown) {
    await document.fonts.ready; // the sizes of things depend on them
    await performLayout({ animate: false, layoutFunction: surround(shown.id, ELLIPSE) });
    await new Promise(requestAnimationFrame); // the sizes of what was placed are known then
    const canvas = view.findAnyCanvas();
    await canvas.zoomToFit();
    await canvas.setScale(Math.min(LARGEST, canvas.getScale() * MARGIN));
    model.history.reset();
  }
  keepTextLink(model);
  document.documentElement.dataset.ready = "explore";
}

/** Put a thing and some things around it on the sheet; return its element, or null if unknown. */
async function show(model, dataProvider, iri) {
  const isIri = !/[\s<>"{}|\\^`]/.test(iri);
  const found = isIri ? await dataProvider.elements({ elementIds: [iri] }) : new Map();
  const thing = found.get(iri);
  if (!thing || !(thing.types.length || Object.keys(thing.properties).length)) {
    tellUnknown(iri);
    return null;
  }
  const { results } = await dataProvider.executeSparqlSelect(around(iri));
  const others = await dataProvider.elements({ elementIds: varied(results.bindings) });
  const elements = [thing, ...others.values()].map((each) => model.createElement(each));
  await model.requestLinks();
  model.setSelection([elements[0]]);
  return elements[0];
}

/** Return some of the things around, of as many relations as there are, the same each time. */
function varied(found) {
  const byRelation = new Map();
  for (const { thing, link } of found) {
    byRelation.set(link.value, [...(byRelation.get(link.value) ?? []), thing.value]);
  }
  const queues = [...byRelation.keys()].sort(ourFirst).map((link) => byRelation.get(link).sort());
  const rounds = Math.max(0, ...queues.map((queue) => queue.length));
  const all = Array.from({ length: rounds }, (_, round) => queues.map((queue) => queue[round])).flat();
  return [...new Set(all.filter(Boolean))].slice(0, NEIGHBOURS);
}

/** Order IRIs with those of the dataset first. */
function ourFirst(one, other) {
  const foreign = (iri) => Number(!iri.startsWith(page.base));
  return foreign(one) - foreign(other) || (one < other ? -1 : 1);
}

function tellUnknown(iri) {
  const problem = document.getElementById("problem");
  problem.textContent = page.sentences.unknown.replace("%(iri)s", iri);
  problem.hidden = false;
}

/** Have the link to the text alternative lead to the thing that is chosen on the sheet. */
function keepTextLink(model) {
  const link = document.getElementById("as-text");
  if (!link) return;
  const follow = () => {
    const [chosen] = model.selection;
    if (chosen instanceof EntityElement && chosen.iri.startsWith(page.base)) {
      link.href = `/${chosen.iri.slice(page.base.length)}`;
    }
  };
  model.events.on("changeSelection", follow);
  follow();
}
