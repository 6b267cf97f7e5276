// The editor: YASGUI's, over the text area that the page has without scripts.
import Yasqe from "@zazuko/yasqe";
import { completeWhileTyping, registerCompleters } from "./completion.js";
import { element } from "./dom.js";
import { say } from "./page.js";

/** Put the editor in the place of a text area; `run` is called for Ctrl-Enter. */
export function makeEditor(area, { run }) {
  registerCompleters(Yasqe);
  const place = element("div", { class: "editor" });
  area.after(place);
  area.hidden = true;
  const yasqe = new Yasqe(place, {
    value: area.value,
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto", // as high as the query, so that there is nothing to scroll in a scrolling page
    viewportMargin: Infinity,
    autocompleters: ["prefixes", "class", "property", "variables"],
    screenReaderLabel: say("editor"),
    // Tab moves on, as everywhere on the page: otherwise the keyboard could not leave the editor.
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false },
  });
  completeWhileTyping(yasqe);
  explainMarkers(yasqe);
  const editor = new Editor(yasqe);
  yasqe.on("change", () => { area.value = yasqe.getValue(); editor.unmark(); });
  return editor;
}

/** Say at a line that does not parse what that means, in place of the names of tokens. */
function explainMarkers(yasqe) {
  const place = yasqe.setGutterMarker;
  yasqe.setGutterMarker = (line, gutter, marker) => {
    const meaning = say("unparsed");
    const about = { class: "unparsed", role: "img", "aria-label": meaning, title: meaning };
    const sign = marker && element("span", about, "!");
    return place.call(yasqe, line, gutter, gutter === "gutterErrorBar" ? sign : marker);
  };
}

class Editor {
  #yasqe;
  #marks = [];

  constructor(yasqe) {
    this.#yasqe = yasqe;
  }

  get text() {
    return this.#yasqe.getValue();
  }

  set text(text) {
    this.#yasqe.setValue(text);
  }

  /** Call back after each change. */
  onChange(changed) {
    this.#yasqe.on("change", changed);
  }

  /** Lay out the lines and indent them by the braces. */
  tidy() {
    this.#yasqe.operation(() => {
      for (let line = 0; line < this.#yasqe.lineCount(); line++) this.#yasqe.indentLine(line, "smart");
    });
  }

  /** Show a message under a line and mark a character of it; both are counted from 1. */
  mark(line, column, message) {
    this.unmark();
    const at = Math.min(line, this.#yasqe.lineCount()) - 1;
    const text = this.#yasqe.getLine(at);
    const start = [...text].slice(0, column - 1).join("").length; // columns count code points
    const note = element("div", { class: "error-note" }, message);
    const widget = this.#yasqe.addLineWidget(at, note, { coverGutter: false });
    const from = { line: at, ch: Math.max(0, Math.min(start, text.length - 1)) };
    const mark = this.#yasqe.getDoc().markText(from, { line: at, ch: from.ch + 1 }, { className: "error-place" });
    this.#yasqe.addLineClass(at, "wrap", "error-line");
    this.#marks = [widget, mark, { clear: () => this.#yasqe.removeLineClass(at, "wrap", "error-line") }];
    this.#yasqe.scrollIntoView({ line: at, ch: start }, 60);
    this.#yasqe.getDoc().setCursor({ line: at, ch: start }, null, { scroll: false });
  }

  /** Take the marks away. */
  unmark() {
    this.#marks.splice(0).forEach((mark) => mark.clear());
  }

  focus() {
    this.#yasqe.focus();
  }
}
