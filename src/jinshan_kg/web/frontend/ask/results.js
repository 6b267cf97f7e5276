// The answer: its views, of which one shows, and the whole of it to take away.
import { byId, element } from "./dom.js";
import { number, page, say } from "./page.js";
import { boolean } from "./views/boolean.js";
import { chart } from "./views/chart.js";
import { graph } from "./views/graph.js";
import { raw } from "./views/raw.js";
import { table } from "./views/table.js";

const VIEWS = [boolean, table, chart, graph, raw];

/** Shows answers in the page's section for them. */
export class Results {
  #answer;
  #chosen = null; // the name of the view that the reader chose last

  /** Show an answer. */
  show(answer) {
    if (answer.form !== this.#answer?.form) this.#chosen = null;
    this.#answer = answer;
    const fitting = VIEWS.filter((view) => view.shows(answer));
    const wanted = fitting.find(({ name }) => name === this.#chosen) ??
      (answer.form === "graph" ? fitting.find(({ name }) => name === "graph") : null) ?? fitting[0];
    byId("answer").hidden = false;
    byId("counts").textContent = summary(answer);
    byId("views").replaceChildren(...fitting.map((view) => this.#button(view)));
    byId("downloads").replaceChildren(...downloads(answer));
    this.#draw(wanted);
  }

  /** Take the last answer away. */
  clear() {
    byId("answer").hidden = true;
  }

  #button(view) {
    const choose = () => {
      this.#chosen = view.name;
      this.#draw(view);
    };
    return element("button", { type: "button", class: "plain", "data-view": view.name, onclick: choose }, say(view.name));
  }

  async #draw(view) {
    for (const button of byId("views").children) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view.name));
    }
    const place = element("div", { class: `view view-${view.name}` });
    byId("view").replaceChildren(place);
    await view.draw(place, this.#answer);
  }
}

function summary({ form, rows, milliseconds, server }) {
  const what = form === "solutions" ? say(rows.length === 1 ? "row" : "rows", { count: number(rows.length) })
    : form === "graph" ? say(rows.length === 1 ? "triple" : "triples", { count: number(rows.length) }) : "";
  const took = server === null ? say("from-memory", { total: milliseconds.toFixed(0) })
    : say("took", { query: server.toFixed(1), total: milliseconds.toFixed(0) });
  return [what, took].filter(Boolean).join(" · ");
}

function downloads({ form, query }) {
  return page.formats[form].map(([name, label]) => element("li", {}, element("a", {
    href: `${page.endpoint}?${new URLSearchParams({ query, format: name })}`, download: `jinshan-kg.${name}`,
  }, label)));
}
