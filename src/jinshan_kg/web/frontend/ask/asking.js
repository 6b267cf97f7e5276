// Asking the endpoint, and what comes back: solutions, a boolean, or a graph.
import { page } from "./page.js";
import { parseTriples } from "./triples.js";

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, application/problem+json;q=0.1";

/** Why there is no answer; `details` has the members of the problem, such as line and column. */
export class Problem extends Error {
  constructor(message, details = {}) {
    super(message);
    this.details = details;
  }
}

/**
 * Ask a query.
 *
 * Returns `{form, query, variables, rows, boolean, milliseconds, server}`; a term is as in SPARQL's
 * JSON results, a graph has rows of the variables subject, predicate and object. `server` is the
 * time that the query itself took, null if the answer was kept from before.
 */
export async function ask(query, { signal, timeout } = {}) {
  const started = performance.now();
  const fields = new URLSearchParams({ query });
  if (timeout) fields.set("timeout", timeout);
  const response = await fetch(page.endpoint, {
    method: "POST", body: fields, signal, headers: { Accept: ACCEPT },
  });
  const text = await response.text();
  if (!response.ok) throw problem(response, text);
  return { query, ...read(response, text), ...times(response, started) };
}

/** Return the rows of a SELECT query as objects of plain values; for what the page itself asks. */
export async function values(query, options) {
  const { rows } = await ask(query, options);
  return rows.map((row) => Object.fromEntries(
    Object.entries(row).map(([name, term]) => [name, term.value])));
}

function read(response, text) {
  if ((response.headers.get("Content-Type") ?? "").includes("n-triples")) {
    return { form: "graph", variables: ["subject", "predicate", "object"], rows: parseTriples(text) };
  }
  const parsed = JSON.parse(text);
  if ("boolean" in parsed) return { form: "boolean", boolean: parsed.boolean, variables: [], rows: [] };
  return { form: "solutions", variables: parsed.head.vars, rows: parsed.results.bindings };
}

function times(response, started) {
  const timing = response.headers.get("Server-Timing") ?? "";
  const ran = /\brun;dur=([\d.]+)/.exec(timing);
  return { milliseconds: performance.now() - started, server: ran ? Number(ran[1]) : null };
}

function problem(response, text) {
  try {
    const details = JSON.parse(text);
    return new Problem(details.detail ?? details.title, details);
  } catch {
    return new Problem(`${response.status} ${response.statusText}: ${text.slice(0, 500)}`);
  }
}
