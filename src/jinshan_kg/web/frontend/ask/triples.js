// N-Triples (W3C, RDF 1.1) as the server writes it: one triple a line.

const TERM = String.raw`<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?`;
const LINE = new RegExp(String.raw`^(?:<([^>]*)>|_:(\S+))\s+<([^>]*)>\s+(?:${TERM})\s*\.\s*$`);
const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g;
const CHARACTERS = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** Return rows of subject, predicate and object, with terms as in SPARQL's JSON results. */
export function parseTriples(text) {
  return text.split("\n").filter((line) => line.trim() && !line.startsWith("#")).map(parseLine);
}

function parseLine(line) {
  const found = LINE.exec(line);
  if (!found) throw new Error(`not N-Triples: ${line.slice(0, 200)}`);
  const [, subject, node, predicate, iri, object, literal, language, datatype] = found;
  return {
    subject: subject === undefined ? { type: "bnode", value: node } : named(subject),
    predicate: named(predicate),
    object: iri !== undefined ? named(iri)
      : object !== undefined ? { type: "bnode", value: object }
        : {
          type: "literal", value: plain(literal),
          ...(language && { "xml:lang": language }), ...(datatype && { datatype: plain(datatype) }),
        },
  };
}

const named = (iri) => ({ type: "uri", value: plain(iri) });

function plain(text) {
  return text.replace(ESCAPE, (_, four, eight, one) =>
    one ? CHARACTERS[one] ?? one : String.fromCodePoint(parseInt(four ?? eight, 16)));
}
