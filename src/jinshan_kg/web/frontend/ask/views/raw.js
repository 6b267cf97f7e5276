// The answer as the endpoint writes it, in any of its formats.
import { element } from "../dom.js";
import { page, say } from "../page.js";

const MOST = 200_000; // characters shown

/** A view: whether it can show an answer, and drawing it into an element. */
export const raw = {
  name: "raw",
  shows: () => true,
  draw(place, answer) {
    const text = element("code");
    const note = element("p", { class: "hint" });
    const formats = element("select", { id: "format" }, ...page.formats[answer.form].map(([name, label]) =>
      element("option", { value: name }, label)));
    const show = async () => {
      const written = await fetched(answer.query, formats.value);
      text.textContent = written.slice(0, MOST);
      note.textContent = written.length > MOST ? say("cut", { shown: MOST, all: written.length }) : "";
    };
    formats.addEventListener("change", show);
    place.append(
      element("div", { class: "controls" }, element("label", { for: "format" }, say("format")), formats),
      element("pre", { tabindex: "0", role: "region", "aria-label": say("raw") }, text),
      note,
    );
    return show();
  },
};

async function fetched(query, format) {
  const response = await fetch(page.endpoint, { method: "POST", body: new URLSearchParams({ query, format }) });
  return response.text();
}
