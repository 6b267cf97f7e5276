// Completion in the editor from the dataset's own classes, properties and prefixes.
import { page, say } from "./page.js";
import { shortened } from "./terms.js";
import { nameOf, vocabulary } from "./vocabulary.js";

const MOST = 60;

/** Replace the editor's completers, which would ask servers elsewhere. */
export function registerCompleters(Yasqe) {
  Yasqe.forkAutocompleter("variables", { name: "variables", autoShow: false });
  Yasqe.forkAutocompleter("prefixes", {
    name: "prefixes",
    autoShow: false,
    get: Object.entries(page.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`).sort(),
    persistenceId: "jinshan-kg-prefixes",
  });
  for (const kind of ["class", "property"]) {
    Yasqe.forkAutocompleter(kind, {
      name: kind,
      autoShow: false,
      get: (yasqe, token) => suggestions(kind, yasqe, token),
      postProcessSuggestion: (yasqe, _token, iri) => written(yasqe, iri),
      postprocessHints: (yasqe, hints) => withNames(kind, yasqe, hints),
      persistenceId: null,
    });
  }
}

/** Show the suggestions as words are typed, not wherever the cursor goes. */
export function completeWhileTyping(yasqe) {
  yasqe.showNotification = () => {}; // "Press CTRL - <spacebar>", in English only
  yasqe.on("inputRead", (_, { text: [typed], origin }) => {
    if (origin === "+input" && /^[\w:?$]$/.test(typed) && !yasqe.state.completionActive) yasqe.autocomplete();
  });
  yasqe.on("autocompletionShown", (_, { hints }) => {
    hints.setAttribute("aria-label", say("suggestions"));
    hints.tabIndex = 0;
  });
}

async function suggestions(kind, yasqe, token) {
  const typed = (token?.autocompletionString ?? "").toLowerCase();
  const { terms, propertiesOf } = await vocabulary();
  const fitting = terms.filter((term) => term.kind === kind && fits(term, typed));
  const usual = kind === "property" ? propertiesOf.get(classOfSubject(yasqe)) : undefined;
  const order = usual ? fitting.sort((one, other) => usual.has(other.iri) - usual.has(one.iri)) : fitting;
  return order.slice(0, MOST).map(({ iri }) => iri);
}

function fits({ iri, names }, typed) {
  if (iri.toLowerCase().startsWith(typed)) return true;
  if (!typed || typed.includes(":")) return false;
  return [shortened(iri), ...Object.values(names)].some((name) => name.toLowerCase().includes(typed));
}

/** Return the IRI of the class that the query gives to the subject of the triple at the cursor. */
function classOfSubject(yasqe) {
  const text = yasqe.getValue();
  const before = text.slice(0, yasqe.getDoc().indexFromPos(yasqe.getDoc().getCursor()));
  const subject = /[?$]\w+/.exec(before.split(/[.{}](?=\s|$)/).pop())?.[0];
  if (!subject) return undefined;
  const said = new RegExp(`\\${subject}\\s+(?:a|rdf:type)\\s+(?:<([^>]*)>|([\\w-]*):([\\w-]+))`).exec(text);
  if (!said) return undefined;
  const [, iri, prefix, local] = said;
  return iri ?? (yasqe.getPrefixesFromQuery()[prefix] ?? page.prefixes[prefix]) + local;
}

function written(yasqe, iri) {
  for (const [prefix, namespace] of Object.entries(yasqe.getPrefixesFromQuery())) {
    if (iri.startsWith(namespace) && /^\w[\w-]*$/.test(iri.slice(namespace.length))) {
      return `${prefix}:${iri.slice(namespace.length)}`;
    }
  }
  const short = shortened(iri);
  return short === iri || !short.includes(":") ? `<${iri}>` : short;
}

async function withNames(kind, yasqe, hints) {
  const { terms } = await vocabulary();
  const named = new Map(terms.filter((term) => term.kind === kind)
    .map((term) => [written(yasqe, term.iri), nameOf(term)]));
  return hints.map((hint) => ({ ...hint, render: (item) => drawHint(item, hint.text, named.get(hint.text)) }));
}

function drawHint(item, text, name) {
  item.textContent = text;
  if (!name) return;
  const shown = document.createElement("span");
  shown.className = "hint-name";
  shown.textContent = name;
  item.append(shown);
}
