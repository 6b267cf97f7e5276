// Saving a drawing as SVG or PNG, with the colours that it has on the page.
import { element, save } from "../dom.js";
import { say } from "../page.js";

const LOOKS = ["display", "fill", "stroke", "stroke-width", "font-family", "font-size", "font-weight", "opacity"];
const SCALE = 2; // pixels of the picture for one of the page

/** Return the two buttons for a drawing. */
export function pictureButtons(svg, name) {
  const button = (kind, act) => element("button", { type: "button", class: "plain", onclick: act }, say("save", { kind }));
  return element("p", { class: "buttons" },
    button("SVG", () => save(new Blob([written(svg)], { type: "image/svg+xml" }), `${name}.svg`)),
    button("PNG", async () => save(await painted(svg), `${name}.png`)));
}

function written(svg) {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true);
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((part, index) => {
    const look = getComputedStyle(originals[index]);
    LOOKS.forEach((name) => part.setAttribute(name, look.getPropertyValue(name)));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const [x, y, w, h] = svg.getAttribute("viewBox").split(" ");
  for (const [key, value] of Object.entries({ x, y, width: w, height: h })) paper.setAttribute(key, value);
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

async function painted(svg) {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(svg))}`;
  await image.decode();
  const canvas = element("canvas", { width: width * SCALE, height: height * SCALE });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}
