// Suggestions for search boxes: the combobox pattern with a list of the WAI-ARIA Authoring
// Practices. The box is a plain form without this.
"use strict";

(() => {
  const PAUSE = 120; // milliseconds without a key before the server is asked
  const HAN = /\p{Script=Han}/u;

  // A name may be in the other language than the page, and is then read aloud in it.
  const inItsLanguage = (element, text) => {
    const language = HAN.test(text) ? "zh" : /\p{Letter}/u.test(text) ? "en" : "";
    if (language && language !== document.documentElement.lang) element.lang = language;
    element.append(text);
  };

  const suggestFor = (input) => {
    const list = document.createElement("ul");
    list.id = `${input.id}-suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.name);
    const status = document.createElement("div");
    status.className = "unseen";
    status.setAttribute("role", "status");
    input.after(list);
    input.form.append(status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    })) {
      input.setAttribute(name, value);
    }

    let active = -1;
    let timer = 0;
    let asking = null;

    const options = () => [...list.children];

    const activate = (index) => {
      active = index;
      options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
      const option = list.children[index];
      if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    };

    const stop = () => {
      clearTimeout(timer);
      asking?.abort();
      asking = null;
    };

    const close = () => {
      stop();
      activate(-1);
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
    };

    const count = (number) => {
      const { none, one, many } = input.dataset;
      return number === 0 ? none : number === 1 ? one : many.replace("{n}", String(number));
    };

    const show = ([, names, descriptions, places]) => {
      list.replaceChildren(
        ...names.map((name, index) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${index}`;
          option.setAttribute("role", "option");
          option.dataset.place = places[index];
          for (const [tag, text] of [["bdi", name], ["span", descriptions[index]]]) {
            if (!text) continue;
            const part = document.createElement(tag);
            inItsLanguage(part, text);
            option.append(part);
          }
          return option;
        }),
      );
      activate(-1);
      list.hidden = names.length === 0;
      input.setAttribute("aria-expanded", String(names.length > 0));
      status.textContent = count(names.length);
    };

    const tellFull = () => {
      const isFull = input.value.length >= input.maxLength;
      status.className = isFull ? "hint" : "unseen";
      status.textContent = isFull ? input.dataset.full : "";
      return isFull;
    };

    const ask = async () => {
      stop();
      if (tellFull()) {
        close(); // no name is as long
        return;
      }
      const text = input.value.trim();
      if (text === "") {
        status.textContent = "";
        close();
        return;
      }
      const mine = (asking = new AbortController());
      const language = document.documentElement.lang;
      try {
        const address = `${input.dataset.suggest}?${new URLSearchParams({ q: text, lang: language })}`;
        const answer = await fetch(address, { signal: mine.signal });
        if (!answer.ok) throw new Error(answer.statusText);
        const suggestions = await answer.json();
        if (asking === mine && document.activeElement === input) show(suggestions);
      } catch {
        if (asking === mine) close(); // the box goes on as a plain form
      }
    };

    const follow = (option) => {
      close();
      window.location.assign(option.dataset.place);
    };

    const move = (step) => {
      if (list.hidden) {
        ask();
        return;
      }
      // One place more than there are suggestions: the text itself.
      const places = list.children.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    };

    input.addEventListener("input", (event) => {
      if (event.isComposing) return; // an input method is at work on a Chinese word
      stop();
      timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("compositionend", () => {
      stop();
      timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); // the first closes the list, the next empties the box
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        follow(list.children[active]);
      }
    });
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) follow(option);
    });
  };

  document.querySelectorAll("input[data-suggest]").forEach(suggestFor);
})();
