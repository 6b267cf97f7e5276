// What the workspace leaves without a name, or out of reach of the keyboard, gets both here.
import { page } from "./page.js";

const { language, menu, found, close } = page.sentences;

/** By selector, the attributes that its elements lack. */
const LACKING = {
  "#reactodia-language-selector": { "aria-label": language },
  "nav.reactodia-toolbar__menu": { "aria-label": menu },
  ".reactodia-search-results": { "aria-label": found, tabindex: "0" },
  ".reactodia-connections-menu__links-list": { tabindex: "0" },
  ".reactodia-paper-area__area": { role: "group", "aria-labelledby": "explore", tabindex: "0" },
  ".reactodia-connections-menu__link": { tabindex: "0" },
  ".reactodia-connections-menu__links-list > hr": { "aria-hidden": "true" },
  ".reactodia-dialog__close-button": { title: close, "aria-label": close },
  ".reactodia-overlaid-element": { role: "group", "aria-label": nameOfThing },
};

/** Return what a thing on the sheet is called, and what it is. */
function nameOfThing(control) {
  const parts = ["label", "type"].map((part) => control.querySelector(`.reactodia-standard-element__${part}`));
  return parts.map((part) => part?.textContent.trim()).filter(Boolean).join(", ");
}

/** Keep the controls inside an element named as they come. */
export function nameControls(place) {
  const name = () => {
    for (const [selector, attributes] of Object.entries(LACKING)) {
      for (const control of place.querySelectorAll(selector)) {
        for (const [attribute, given] of Object.entries(attributes)) {
          const value = typeof given === "function" ? given(control) : given;
          if (control.getAttribute(attribute) !== value) control.setAttribute(attribute, value);
        }
      }
    }
  };
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".reactodia-connections-menu__link")) return;
    event.preventDefault();
    event.target.click();
  });
  new MutationObserver(name).observe(place, { childList: true, characterData: true, subtree: true });
}
