// The licences of the packages that end up in the bundles.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const RULE = `\n${"=".repeat(80)}\n`;
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT.
IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION
WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** Return one text: for each package of the lock file that is not a build tool, its licence. */
export async function licences() {
  const lock = JSON.parse(await readFile("package-lock.json", "utf8"));
  const folders = Object.keys(lock.packages).filter((key) => key && !lock.packages[key].dev);
  const parts = await Promise.all(folders.sort().map(licence));
  const head = `The scripts in this folder are built from the packages below, as they stand in the npm
registry, by src/jinshan_kg/web/frontend/build.mjs of the source distribution, which rebuilds them
with any other version of a package as well.
`;
  return [head, ...parts].join(RULE);
}

async function licence(folder) {
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const names = (await readdir(folder)).filter((name) =>
    /^(licen[cs]e|copying|notice|thirdparty)(-|\.(md|txt)$|$)/i.test(name));
  const texts = await Promise.all(names.sort().map((name) => readFile(join(folder, name), "utf8")));
  if (!texts.length && about.license === "MIT") texts.push(`Copyright ${author(about)}\n\n${MIT}`);
  if (!texts.length) throw new Error(`${folder} has no licence text`);
  const home = about.homepage ?? about.repository?.url ?? "";
  const title = [`${about.name} ${about.version}`, about.license ?? "", home].join("\n");
  return [title, ...texts].join("\n\n").replaceAll("\r\n", "\n");
}

function author({ author: given, name }) {
  return (typeof given === "string" ? given : given?.name) ?? `the authors of ${name}`;
}
