// How terms are shown: prefixed names, the names of things in the page's language, grouped digits.
import { values } from "./asking.js";
import { page } from "./page.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMERIC = new Set(["integer", "decimal", "double", "float", "int", "long", "short", "byte",
  "nonNegativeInteger", "positiveInteger", "unsignedInt", "unsignedLong"].map((name) => XSD + name));
const MOST = 400; // names asked for at a time
const known = new Map();

/** Say whether a term is a number. */
export const isNumber = (term) => term?.type === "literal" && NUMERIC.has(term.datatype);

/** Return an IRI as a prefixed name of the dataset's declarations, or as it is. */
export function shortened(iri) {
  for (const [prefix, namespace] of Object.entries(page.prefixes)) {
    const rest = iri.startsWith(namespace) ? iri.slice(namespace.length) : null;
    if (rest !== null && /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(rest)) return `${prefix}:${rest}`;
  }
  return iri.startsWith(page.base) ? iri.slice(page.base.length) : iri;
}

/** Return where an IRI is described: on this server if it is the dataset's. */
export function address(iri) {
  if (iri.startsWith(page.base)) return `/${iri.slice(page.base.length)}`;
  return /^https?:/.test(iri) ? iri : null;
}

/** Return the text of a term: a name if one is known and wanted. */
export function shown(term, withNames = true) {
  if (!term) return "";
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "uri") return (withNames && known.get(term.value)) || shortened(term.value);
  return isNumber(term) ? grouped(term.value) : term.value;
}

/** Return digits in groups of three; none is added, none is lost. */
export function grouped(digits) {
  const found = /^([+-]?)(\d{4,})(\.\d+)?$/.exec(digits);
  if (!found) return digits;
  return found[1] + found[2].replace(/\B(?=(\d{3})+$)/g, ",") + (found[3] ?? "");
}

/**
 * Learn the names of IRIs among terms, in the page's language if there is one, else in another.
 * Returns whether any is new.
 */
export async function learnNames(terms) {
  const unknown = [...new Set(terms.filter((term) => term?.type === "uri" && !known.has(term.value))
    .map((term) => term.value))].filter((iri) => !/[\s<>"{}|\\^`]/.test(iri)).slice(0, MOST);
  if (!unknown.length) return false;
  const rows = await values(`
    SELECT ?thing ?name (LANG(?name) AS ?language) {
      VALUES ?thing { ${unknown.map((iri) => `<${iri}>`).join(" ")} }
      ?thing <http://www.w3.org/2000/01/rdf-schema#label> ?name }`);
  unknown.forEach((iri) => known.set(iri, ""));
  const wanted = (tag) => (tag === page.language ? 2 : tag === "en" || tag === "" ? 1 : 0);
  rows.sort((one, other) => wanted(one.language ?? "") - wanted(other.language ?? ""));
  rows.forEach(({ thing, name }) => known.set(thing, name));
  return rows.length > 0;
}
