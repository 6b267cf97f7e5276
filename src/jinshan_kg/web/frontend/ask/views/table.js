// The answer as a table: sorted by a click on a heading, filtered, in pages.
import { element } from "../dom.js";
import { number, say } from "../page.js";
import { address, isNumber, learnNames, shown } from "../terms.js";

const ROWS = 100; // on a page

/** A view: whether it can show an answer, and drawing it into an element. */
export const table = {
  name: "table",
  shows: ({ form }) => form !== "boolean",
  draw: (place, answer) => new Table(place, answer).start(),
};

class Table {
  #place;
  #answer;
  #names = true;
  #wanted = "";
  #sorted = null; // { variable, down }
  #page = 0;
  #body = element("div");

  constructor(place, answer) {
    this.#place = place;
    this.#answer = answer;
  }

  start() {
    if (!this.#answer.rows.length) {
      this.#place.append(element("p", {}, say("no-rows")));
      return;
    }
    const search = element("input", {
      type: "search", id: "filter", autocomplete: "off",
      oninput: (event) => this.#redraw({ wanted: event.target.value }),
    });
    const names = element("input", {
      type: "checkbox", checked: true, onchange: (event) => this.#redraw({ names: event.target.checked }),
    });
    this.#place.append(
      element("div", { class: "controls" },
        element("label", { for: "filter" }, say("filter")), search,
        element("label", { class: "check" }, names, " ", say("names"))),
      this.#body,
    );
    this.#draw();
  }

  #redraw({ wanted = this.#wanted, names = this.#names, sorted = this.#sorted, page = 0 }) {
    this.#wanted = wanted;
    this.#names = names;
    this.#sorted = sorted;
    this.#page = page;
    this.#draw();
  }

  #draw() {
    const rows = this.#rows();
    const part = rows.slice(this.#page * ROWS, (this.#page + 1) * ROWS);
    const head = element("tr", {}, ...this.#answer.variables.map((variable) => this.#heading(variable)));
    const body = part.map((row) => element("tr", {},
      ...this.#answer.variables.map((variable) => cell(row[variable], this.#names))));
    const drawn = element("table", {},
      element("caption", { class: "hidden" }, say("answer")),
      element("thead", {}, head), element("tbody", {}, ...body));
    const wide = element("div", { class: "wide", role: "region", "aria-label": say("rows-region"), tabindex: "0" }, drawn);
    this.#body.replaceChildren(wide, this.#pages(rows.length));
    this.#nameThings(part);
  }

  async #nameThings(part) {
    const isNew = await learnNames(part.flatMap((row) => Object.values(row))).catch(() => false);
    if (isNew && this.#names) this.#draw();
  }

  #rows() {
    const wanted = this.#wanted.trim().toLowerCase();
    const matching = this.#answer.rows.filter((row) => !wanted || Object.values(row).some((term) =>
      `${shown(term, this.#names)} ${term.value}`.toLowerCase().includes(wanted)));
    if (!this.#sorted) return matching;
    const { variable, down } = this.#sorted;
    const order = (one, other) => compare(one[variable], other[variable], this.#names);
    return matching.sort((one, other) => (down ? order(other, one) : order(one, other)));
  }

  #heading(variable) {
    const mine = this.#sorted?.variable === variable;
    const down = mine && !this.#sorted.down;
    const sort = () => {
      this.#redraw({ sorted: { variable, down } });
      this.#body.querySelector(`button[data-variable="${CSS.escape(variable)}"]`).focus();
    };
    const sign = mine ? (this.#sorted.down ? " ↓" : " ↑") : "";
    const about = { type: "button", class: "sort", "data-variable": variable, onclick: sort };
    const order = mine && (this.#sorted.down ? "descending" : "ascending");
    return element("th", { scope: "col", "aria-sort": order }, element("button", about, variable + sign));
  }

  #pages(total) {
    const last = Math.max(0, Math.ceil(total / ROWS) - 1);
    const line = element("p", { class: "pages" });
    if (this.#wanted) line.append(say("matching", { count: number(total), all: number(this.#answer.rows.length) }), " ");
    if (!last) return line;
    const step = (by, key) => element("button", {
      type: "button", class: "plain", disabled: this.#page + by < 0 || this.#page + by > last,
      onclick: () => this.#redraw({ page: this.#page + by }),
    }, say(key));
    line.append(step(-1, "previous"), ` ${say("page", { page: this.#page + 1, pages: last + 1 })} `, step(1, "next"));
    return line;
  }
}

function cell(term, withNames) {
  if (!term) return element("td");
  const text = shown(term, withNames);
  const link = term.type === "uri" && address(term.value);
  if (link) return element("td", {}, element("a", { href: link, title: term.value }, text));
  return element("td", { class: isNumber(term) && "number", lang: term["xml:lang"] }, text);
}

function compare(one, other, withNames) {
  if (!one || !other) return Number(Boolean(one)) - Number(Boolean(other));
  if (isNumber(one) && isNumber(other)) return Number(one.value) - Number(other.value);
  return shown(one, withNames).localeCompare(shown(other, withNames), undefined, { numeric: true });
}
