// The classes and properties that the dataset uses, for completion: its own VoID description, or
// else the same found by counting.
import { values } from "./asking.js";
import { page } from "./page.js";

const SECONDS = 5; // that this may take on a dataset without a description
const DESCRIBED = `
PREFIX void: <http://rdfs.org/ns/void#>
SELECT ?class ?property ?count {
  GRAPH ?description { ?part void:class ?class
    { ?part void:entities ?count }
    UNION { ?part void:propertyPartition ?inner . ?inner void:property ?property ; void:triples ?count } } }`;
const COUNTED = `
SELECT ?class ?property (COUNT(*) AS ?count) { ?thing a ?class ; ?property ?value }
GROUP BY ?class ?property LIMIT 5000`;

let wanted;

/** Return a promise of `{terms, propertiesOf}`; it is asked for once, when first wanted. */
export function vocabulary() {
  wanted ??= read().catch(() => ({ terms: [], propertiesOf: new Map() }));
  return wanted;
}

async function read() {
  const described = await values(DESCRIBED, { timeout: SECONDS });
  const rows = described.length ? described : await values(COUNTED, { timeout: SECONDS });
  const terms = new Map();
  const propertiesOf = new Map();
  for (const { class: kind, property, count } of rows) {
    term(terms, "class", kind).count = Math.max(term(terms, "class", kind).count, Number(count));
    if (!property) continue;
    term(terms, "property", property).count += Number(count);
    if (!propertiesOf.has(kind)) propertiesOf.set(kind, new Set());
    propertiesOf.get(kind).add(property);
  }
  await label(terms);
  return { terms: [...terms.values()].sort((one, other) => other.count - one.count), propertiesOf };
}

function term(terms, kind, iri) {
  const key = `${kind} ${iri}`;
  if (!terms.has(key)) terms.set(key, { kind, iri, count: 0, names: {} });
  return terms.get(key);
}

async function label(terms) {
  const all = [...terms.values()];
  const iris = [...new Set(all.map(({ iri }) => iri))].filter((iri) => !/[\s<>"{}|\\^`]/.test(iri));
  const rows = await values(`
    SELECT ?term ?name (LANG(?name) AS ?language) {
      VALUES ?term { ${iris.map((iri) => `<${iri}>`).join(" ")} }
      ?term <http://www.w3.org/2000/01/rdf-schema#label> ?name }`, { timeout: SECONDS });
  const names = new Map();
  for (const { term: iri, name, language = "" } of rows) {
    names.set(iri, { ...names.get(iri), [language]: name });
  }
  all.forEach((known) => { known.names = names.get(known.iri) ?? {}; });
}

/** Return the name of a term for people, the page's language first. */
export function nameOf({ names }) {
  const others = Object.entries(names).filter(([language]) => language !== page.language);
  return [names[page.language], ...others.map(([, name]) => name)].filter(Boolean).join(" · ");
}
