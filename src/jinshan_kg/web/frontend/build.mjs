// Bundles the two pages: `node build.mjs FOLDER` writes what the server serves into FOLDER.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { licences } from "./licences.mjs";

// The editor carries a list of prefixes collected from the public, some of them advertisements.
// Nothing here uses it: the dataset declares its own.
const withoutPrefixList = {
  name: "without-prefix-list",
  setup(bundle) {
    bundle.onLoad({ filter: /yasqe\.esm\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const list = /madsrdf = "[^]*?prefixes_default = \{[^}]*\}/;
      if (!list.test(text)) throw new Error(`${path}: the list of prefixes is not where it was`);
      return { contents: text.replace(list, "prefixes_default = {}"), loader: "js" };
    });
  },
};

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: node build.mjs FOLDER");
await mkdir(folder, { recursive: true });
await build({
  entryPoints: { ask: "ask/main.js", explore: "explore/main.jsx" },
  outdir: folder,
  bundle: true,
  splitting: true, // what few readers want, such as the drawing of graphs, is fetched when wanted
  format: "esm",
  chunkNames: "part-[hash]",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "linked",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".woff2": "dataurl" },
  plugins: [withoutPrefixList],
  logLevel: "warning",
});
await writeFile(join(folder, "licences.txt"), await licences());

// Compressed once here rather than for each reader (`web/bundle.py`).
for (const name of await readdir(folder)) {
  if (!/\.(js|css)$/.test(name)) continue;
  const path = join(folder, name);
  const content = await readFile(path);
  await writeFile(`${path}.br`, brotliCompressSync(content));
  await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
}
