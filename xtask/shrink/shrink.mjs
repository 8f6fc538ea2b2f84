// Makes a built site smaller, in place: `node shrink.mjs FOLDER`. What it does stays the same.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.argv[2];
const named = (end) => readdirSync(folder).filter((name) => name.endsWith(end)).map((name) => join(folder, name));
const read = (path) => readFileSync(path, "utf8");
const bytes = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

const before = bytes();
for (const wasm of named("_bg.wasm")) shortenNames(wasm.replace("_bg.wasm", ".js"), optimize(wasm, "--minify-imports-and-exports-and-modules"));
for (const wasm of named("_annex.wasm")) optimize(wasm);
// What wasm-bindgen warns of in the console concerns those who call it, or is told by the page.
for (const script of named(".js")) minify(script, "js", script.includes("-app-") ? ["console"] : []);
for (const style of named(".css")) minify(style, "css");
nameByContent();
console.log(`site: ${before} bytes made ${bytes()}`);

/// Optimises the program for size, and says which names it now has for what the page and the program give each
/// other: wasm-bindgen's are long and end in sixteen digits of a hash.
function optimize(wasm, ...shorten) {
  const tool = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin", "wasm-opt");
  // What the compiler uses by default, and every browser of the last years has.
  const features = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int",
    "reference-types", "sign-ext"].map((feature) => `--enable-${feature}`);
  // Flat code can be put together anew with fewer branches, and each round cleans up behind the one before: 1.6 KB
  // less, compressed (by -O1 and -Os, since what -Oz saves compresses worse). Rust keeps nothing below address 1024 but the
  // far end of the stack: 0.6 KB less.
  const passes = ["--flatten", "--rereloop", "-O1", "-O1", "-Os", "-Os", "--low-memory-unused",
    "--strip-producers", "--strip-target-features", ...shorten];
  const said = execFileSync(process.execPath, [tool, ...features, ...passes, wasm, "-o", wasm]);
  return shorten.length ? JSON.parse(said) : undefined;
}

/// Has the page's side of the program use the short names.
function shortenNames(glue, { imports, exports }) {
  let text = read(glue);
  const replace = (old, short) => {
    const parts = text.split(old);
    if (parts.length < 2) throw new Error(`${glue} does not have ${old}`);
    text = parts.join(short);
  };
  const modules = new Set(imports.map(([module]) => module));
  if (modules.size !== 1) throw new Error(`one module to import from was expected, not ${[...modules]}`);
  // The longer name first, where one begins with another.
  const byLength = (a, b) => b[1].length - a[1].length;
  for (const [, old, short] of imports.toSorted(byLength)) replace(` ${old}:`, ` ${short}:`);
  // The program also gives names that nobody asks for.
  const asked = exports.filter(([old]) => text.includes(`wasm.${old}`)).map(([old, short]) => ["", old, short]);
  for (const [, old, short] of asked.toSorted(byLength)) replace(`wasm.${old}`, `wasm.${short}`);
  for (const module of modules) replace(`"${module}"`, `"a"`);
  // The loader starts the program in the one way only.
  replace("initSync, ", "");
  writeFileSync(glue, text);
}

function minify(path, loader, drop = []) {
  const { code } = transformSync(read(path), { loader, drop, minify: true, treeShaking: true, format: loader === "js" ? "esm" : undefined, target: "es2022" });
  writeFileSync(path, code);
}

/// Trunk named the files by what it wrote. Other contents under an old name would be answered from a cache.
function nameByContent() {
  const hashOf = (name) => /-([0-9a-f]{8,16})(?:_bg|_annex)?\.(?:js|css|wasm)$/.exec(name)?.[1];
  const files = readdirSync(folder).toSorted();
  for (const old of new Set(files.map(hashOf).filter(Boolean))) {
    const names = files.filter((name) => hashOf(name) === old);
    const content = createHash("sha256");
    for (const name of names) content.update(readFileSync(join(folder, name)));
    const hash = content.digest("hex").slice(0, 16);
    const texts = ["index.html", ...names.filter((name) => name.endsWith(".js"))].map((name) => join(folder, name));
    for (const text of texts) writeFileSync(text, read(text).replaceAll(old, hash));
    for (const name of names) renameSync(join(folder, name), join(folder, name.replace(old, hash)));
  }
}
