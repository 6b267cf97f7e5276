// The answer as a chart: bars, or a line where the first column is an order such as years.
import { drawn, element } from "../dom.js";
import { say } from "../page.js";
import { isNumber, learnNames, shown } from "../terms.js";
import { bars } from "./bars.js";
import { line } from "./line.js";
import { pictureButtons } from "./picture.js";

const MOST = { bars: 60, line: 2000 };

/** A view: whether it can show an answer, and drawing it into an element. */
export const chart = {
  name: "chart",
  shows: (answer) => answer.rows.length > 0 && numeric(answer).length > 0,
  async draw(place, answer) {
    await learnNames(answer.rows.flatMap((row) => Object.values(row))).catch(() => {});
    const figures = numeric(answer);
    const value = chooser("chart-value", figures, figures.at(-1));
    const label = chooser("chart-label", answer.variables, labels(answer, figures.at(-1)));
    const kinds = chooser("chart-kind", ["bars", "line"], isOrder(answer, label.value) ? "line" : "bars", say);
    const unit = unitChooser(answer);
    const picture = element("div", { class: "picture" });
    const show = () => {
      const rows = unit ? answer.rows.filter((row) => shown(row[unit.variable]) === unit.select.value) : answer.rows;
      const width = Math.min(960, Math.max(300, place.clientWidth - 20));
      picture.replaceChildren(...draw(rows, label.value, value.value, kinds.value, width));
    };
    [value, label, kinds, ...(unit ? [unit.select] : [])].forEach((select) => select.addEventListener("change", show));
    place.append(element("div", { class: "controls" },
      element("label", { for: "chart-kind" }, say("kind")), kinds,
      element("label", { for: "chart-label" }, say("labels")), label,
      element("label", { for: "chart-value" }, say("values")), value,
      ...(unit ? [element("label", { for: "chart-unit" }, say("unit")), unit.select] : [])), picture);
    show();
  },
};

/** Figures of different units have no scale in common: where there is a column of units, choose. */
function unitChooser({ variables, rows }) {
  const variable = variables.find((name) => /unit/i.test(name));
  const counts = new Map();
  for (const row of variable ? rows : []) {
    const name = shown(row[variable]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size < 2) return null;
  const names = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  return { variable, select: chooser("chart-unit", names, names[0], (name) => `${name} (${counts.get(name)})`) };
}

function draw(rows, label, value, kind, width) {
  const points = rows.filter((row) => isNumber(row[value])).map((row) => ({
    label: shown(row[label]), value: Number(row[value].value), shown: shown(row[value]),
  })).filter((point) => Number.isFinite(point.value));
  const some = points.slice(0, MOST[kind]);
  const title = say("charted", { values: value, labels: label });
  const svg = drawn("svg", { role: "img", "aria-label": `${title}. ${say("see-table")}`, class: `chart ${kind}` });
  (kind === "line" ? line : bars)(svg, some, width);
  const note = points.length > some.length ? say("first", { count: some.length, all: points.length }) : "";
  return [element("figure", {}, element("figcaption", {}, title, note && ` ${note}`), svg), pictureButtons(svg, "chart")];
}

function numeric({ form, variables, rows }) {
  if (form !== "solutions") return [];
  return variables.filter((name) => rows.some((row) => isNumber(row[name])) &&
    rows.every((row) => !row[name] || isNumber(row[name])));
}

function labels({ variables, rows }, value) {
  const others = variables.filter((name) => name !== value);
  const literal = others.find((name) => rows.every((row) => !row[name] || row[name].type === "literal"));
  return literal ?? others[0] ?? value;
}

function isOrder({ rows }, variable) {
  return rows.length > 1 && rows.every((row) => /#(g?Year|gYearMonth|date|dateTime)$/.test(row[variable]?.datatype ?? ""));
}

function chooser(id, names, chosen, name = (text) => text) {
  return element("select", { id }, ...names.map((value) =>
    element("option", { value, selected: value === chosen }, name(value))));
}
