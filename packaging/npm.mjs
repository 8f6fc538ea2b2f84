// Puts a built command into an npm package of its system: `node npm.mjs COMMAND TARGET FOLDER`.
//
// `npx ./PACKAGE.tgz build my-pages --out site` is then the whole installation.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SYSTEMS = {
  "x86_64-unknown-linux-musl": ["linux", "x64"],
  "aarch64-unknown-linux-musl": ["linux", "arm64"],
  "x86_64-unknown-linux-gnu": ["linux", "x64"],
  "aarch64-apple-darwin": ["darwin", "arm64"],
  "x86_64-apple-darwin": ["darwin", "x64"],
  "x86_64-pc-windows-msvc": ["win32", "x64"],
};

const [command, target, folder] = process.argv.slice(2);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [os, cpu] = SYSTEMS[target];
const binary = existsSync(command) ? command : command + ".exe";
const name = os === "win32" ? "concordance.exe" : "concordance";
const [, version] = /^version = "(.+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));

const place = mkdtempSync(join(tmpdir(), "concordance-npm-"));
mkdirSync(resolve(folder), { recursive: true });
try {
  copyFileSync(binary, join(place, name));
  chmodSync(join(place, name), 0o755);
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, licence), join(place, licence));
  // npm starts what `bin` names through Node.js unless it is a program of the system, which it links as it is.
  writeFileSync(join(place, "package.json"), JSON.stringify({
    name: `concordance-room-${os}-${cpu}`,
    version,
    description: "A folder of pages becomes a reading room: who said what, when, in which passage",
    license: "MIT OR Apache-2.0",
    os: [os],
    cpu: [cpu],
    bin: { concordance: name },
    files: [name, "LICENSE-MIT", "LICENSE-APACHE"],
  }, null, 2));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", resolve(folder)], { cwd: place, stdio: "inherit", shell: os === "win32" });
} finally {
  rmSync(place, { recursive: true });
}
