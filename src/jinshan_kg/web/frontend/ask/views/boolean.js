// The answer to an ASK query.
import { element } from "../dom.js";
import { say } from "../page.js";

/** A view: whether it can show an answer, and drawing it into an element. */
export const boolean = {
  name: "boolean",
  shows: ({ form }) => form === "boolean",
  draw: (place, answer) => place.append(element("p", { class: "boolean" }, say(answer.boolean ? "yes" : "no"))),
};
