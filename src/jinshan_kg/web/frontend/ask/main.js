// The page /sparql: its form works without this script; with it, it answers in place.
//
// Of YASGUI only the editor is used (`@zazuko/yasqe`), and what it would do besides is done here:
// - its results have no chart and no graph, and are a table without headings to sort by keyboard;
// - its tabs, buttons and lists fail checks of accessibility, and speak English only;
// - its completers ask servers elsewhere (LOV, prefix.cc), and its list of endpoints names others;
// - its query is kept per endpoint and tab; here a page has one, and a link to it is the query.
import "@zazuko/yasqe/build/yasqe.min.css";
import { ask, Problem } from "./asking.js";
import { byId } from "./dom.js";
import { makeEditor } from "./editor.js";
import { makeExamples } from "./examples.js";
import { page, say } from "./page.js";
import { Results } from "./results.js";

const KEPT = "jinshan-kg-query"; // of the local storage: the query as it was left
const form = byId("ask");
const results = new Results();
let running = null;

const editor = makeEditor(byId("query"), { run });
const first = editor.text; // in the page's language
editor.onChange(() => { keep(editor.text); byId("shared").textContent = ""; });
editor.text = shared() ?? kept() ?? editor.text;
makeExamples((text) => { editor.text = text; run(); form.scrollIntoView({ block: "nearest" }); });
form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
byId("stop").addEventListener("click", () => running?.abort());
byId("tidy").addEventListener("click", () => editor.tidy());
byId("share").addEventListener("click", share);
window.addEventListener("hashchange", () => {
  const text = shared();
  if (text !== null && text !== editor.text) { editor.text = text; run(); }
});
form.querySelectorAll("button").forEach((button) => { button.disabled = false; });
document.documentElement.dataset.ready = "ask";
if (shared() !== null) run();

async function run() {
  running?.abort();
  const mine = running = new AbortController();
  const clock = startClock();
  editor.unmark();
  byId("problem").hidden = true;
  try {
    const answer = await ask(editor.text, { signal: mine.signal });
    if (running === mine) results.show(answer);
  } catch (error) {
    if (running === mine) explain(error);
  } finally {
    clock();
    if (running === mine) { running = null; byId("stop").hidden = true; }
  }
}

/** Count the seconds of a query that takes long; return what ends the counting. */
function startClock() {
  const started = Date.now();
  byId("clock").textContent = "";
  const timer = setInterval(() => {
    byId("stop").hidden = false;
    byId("clock").textContent = say("running", { seconds: Math.round((Date.now() - started) / 1000), most: page.timeout });
  }, 1000);
  return () => {
    clearInterval(timer);
    byId("clock").textContent = "";
  };
}

function explain(error) {
  if (error.name === "AbortError") return;
  const { line, column } = error.details ?? {};
  const place = line ? say("at", { line, column }) : "";
  const reason = error instanceof Problem ? error.message : say("unreachable", { reason: error.message });
  results.clear();
  byId("problem").hidden = false;
  byId("problem").textContent = [place, reason].filter(Boolean).join(" ");
  if (line) {
    editor.mark(line, column, reason);
    editor.focus();
  }
}

async function share() {
  const address = new URL(`#${new URLSearchParams({ query: editor.text })}`, location.href);
  history.replaceState(null, "", address);
  const copied = await navigator.clipboard?.writeText(address.href).then(() => true, () => false);
  byId("shared").textContent = say(copied ? "copied" : "in-address");
}

function shared() {
  return new URLSearchParams(location.hash.slice(1)).get("query");
}

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}

function keep(text) {
  try {
    if (text === first) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, text);
  } catch { /* a browser that keeps nothing */ }
}
