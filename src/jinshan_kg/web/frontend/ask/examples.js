// The example queries: a list that can be searched, each put into the editor by a click.
import { byId } from "./dom.js";
import { say } from "./page.js";

/** Make the list of the page work; `use` is called with the text of a query. */
export function makeExamples(use) {
  const search = byId("example-search");
  if (!search) return;
  const items = [...document.querySelectorAll("#examples li")];
  const count = byId("example-count");
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) {
      const text = item.textContent.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
    }
    const found = items.filter((item) => !item.hidden).length;
    count.textContent = words.length ? say("found", { count: found }) : "";
  });
  byId("examples").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    use(new URL(link.href).searchParams.get("query"));
  });
  search.disabled = false;
}
