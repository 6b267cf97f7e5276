// Filters the entries while one types: the same that the form does without a script.

const field = document.getElementById("text");
const found = document.getElementById("found");
const button = field.form.querySelector("button");
const entries = [...document.querySelectorAll(".entry")].map((element) => ({
  element,
  words: element.dataset.words,
  links: document.querySelectorAll(`.contents a[href="#${CSS.escape(element.id)}"]`),
}));
const groups = [...document.querySelectorAll(".contents details")];

function fits(words, parts) {
  return parts.every((part) => words.includes(part));
}

function filter() {
  const parts = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { element, words, links } of entries) {
    const fit = fits(words, parts);
    element.hidden = !fit;
    count += fit ? 1 : 0;
    for (const link of links) {
      link.classList.toggle("unfit", !fit);
    }
  }
  for (const group of groups) {
    group.classList.toggle("filtered", parts.length > 0);
  }
  tell(parts.length > 0 ? count : null);
}

function tell(count) {
  const { one, many, none } = found.dataset;
  if (count === null) {
    found.textContent = "";
  } else if (count === 0) {
    found.textContent = none;
  } else {
    found.textContent = count === 1 ? one : many.replace("#", count);
  }
}

// A link to an entry opens it; where it is filtered out, all entries show again.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) {
    return;
  }
  if (target.hidden) {
    field.value = "";
    filter();
  }
  const folded = target.querySelector("details.folded") ?? target.closest("details");
  if (folded) {
    folded.open = true;
  }
  target.scrollIntoView();
}

button.hidden = true;
field.form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", filter);
addEventListener("hashchange", reveal);
filter();
reveal();
