// The engines side by side: what each can do, and the folder of files that its page is served from.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { create, insertMultiple, save } from '@orama/orama';
import esbuild from 'esbuild';
import flexsearch from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { options as flexsearchOptions } from './pages/flexsearch.js';
import { options as minisearchOptions } from './pages/minisearch.js';
import { definition as oramaDefinition } from './pages/orama.js';
import { precompress } from './serve.mjs';

const HERE = import.meta.dirname;

/**
 * A row of the table:
 *   name            of the row, and of its page in pages/ unless `page` says otherwise
 *   package         on npm
 *   phrase, typo    whether it has phrases in quotes, and tolerance for slips
 *   inPage          the page fetches the texts and makes the index itself
 *   write           writes what else the page fetches: (docs, folder, ours)
 *   isIndex         which files count as index, if not index.json or the texts for an index made in the page
 * All have prefixes on the last word.
 */
export const ENGINES = [
  { name: 'concordance', phrase: true, typo: true, write: writeOurs, isIndex: (file) => /^index[\\/]/.test(file) },
  { name: 'concordance-inpage', page: 'concordance', phrase: true, typo: true, inPage: true, write: writeWasm },
  { name: 'flexsearch', package: 'flexsearch', write: writeFlexsearch },
  { name: 'flexsearch-inpage', page: 'flexsearch', package: 'flexsearch', inPage: true },
  { name: 'lunr', package: 'lunr', typo: true, write: writeLunr },
  { name: 'minisearch', package: 'minisearch', typo: true, write: writeMinisearch },
  { name: 'minisearch-inpage', page: 'minisearch', package: 'minisearch', typo: true, inPage: true },
  { name: 'orama', package: '@orama/orama', typo: true, write: writeOrama },
  {
    name: 'pagefind', package: 'pagefind', phrase: true, write: writePagefind,
    isIndex: (file) => /^pagefind[\\/](index[\\/]|.*\.pf_meta$|pagefind-entry)/.test(file), // its fragments hold the texts
  },
];

/**
 * Fills the engine's folder; gives its version, and each file of its index with its bytes as served. `ours` says of our
 * engine what packages say of the others: its version, where its wasm is, and the program that writes its index.
 */
export async function prepare(engine, docs, folder, ours) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  if (engine.inPage) writeJson(folder, 'docs.json', docs);
  await engine.write?.(docs, folder, ours);
  await writePage(engine, folder, ours);
  const isIndex = engine.isIndex ?? ((file) => /^(index|docs)\.json$/.test(file));
  const index = (await precompress(folder)).filter(({ file }) => isIndex(file));
  return { version: engine.package ? installed(engine.package) : ours.version, index };
}

function installed(name) {
  return JSON.parse(fs.readFileSync(path.join(HERE, 'node_modules', name, 'package.json'), 'utf8')).version;
}

async function writePage(engine, folder, ours) {
  fs.writeFileSync(path.join(folder, 'index.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>peers</title><link rel="icon" href="data:,">' +
    '<ol></ol><script type="module" src="app.js"></script></html>');
  await esbuild.build({
    entryPoints: [path.join(HERE, 'pages/page.js')],
    alias: {
      engine: path.join(HERE, `pages/${engine.page ?? engine.name}.js`),
      'bench-engine': path.join(ours.wasm, 'bench_engine.js'),
    },
    define: { IN_PAGE: String(Boolean(engine.inPage)), INDEX_PARTS: JSON.stringify(ourParts(folder)) },
    outfile: path.join(folder, 'app.js'),
    bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'error',
  });
}

/** The parts of our index, in their order. */
function ourParts(folder) {
  const index = path.join(folder, 'index');
  return fs.existsSync(index) ? fs.readdirSync(index).sort() : [];
}

const writeJson = (folder, file, value) => fs.writeFileSync(path.join(folder, file), JSON.stringify(value));

function writeWasm(docs, folder, ours) {
  fs.copyFileSync(path.join(ours.wasm, 'bench_engine_bg.wasm'), path.join(folder, 'engine.wasm'));
}

function writeOurs(docs, folder, ours) {
  writeWasm(docs, folder, ours);
  const corpus = `${folder}.json`;
  fs.writeFileSync(corpus, JSON.stringify(docs));
  fs.mkdirSync(path.join(folder, 'index'));
  run(ours.writer, [corpus, path.join(folder, 'index')]);
}

function writeFlexsearch(docs, folder) {
  const index = new flexsearch.Index(flexsearchOptions);
  for (const doc of docs) index.add(doc.id, `${doc.title}\n${doc.text}`);
  const parts = [];
  index.export((key, data) => { if (data) parts.push([key, data]); });
  writeJson(folder, 'index.json', parts);
}

function writeLunr(docs, folder) {
  writeJson(folder, 'index.json', lunr(function () {
    this.ref('id');
    this.field('title');
    this.field('text');
    for (const doc of docs) this.add(doc);
  }));
}

function writeMinisearch(docs, folder) {
  const index = new MiniSearch(minisearchOptions);
  index.addAll(docs);
  writeJson(folder, 'index.json', index);
}

async function writeOrama(docs, folder) {
  const db = create(oramaDefinition);
  await insertMultiple(db, docs.map(({ id, title, text }) => ({ id: String(id), title, text })), 1000);
  const saved = save(db);
  // Its file holds the texts as well; without them it is compared with the other indexes, and still answers.
  for (const [key, doc] of Object.entries(saved.docs.docs)) saved.docs.docs[key] = { id: doc.id };
  writeJson(folder, 'index.json', saved);
}

function writePagefind(docs, folder) {
  const site = `${folder}-site`;
  const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  fs.rmSync(site, { recursive: true, force: true });
  fs.mkdirSync(site);
  for (const { id, title, text } of docs) {
    const body = text.split('\n\n').map((paragraph) => `<p>${escape(paragraph)}</p>`).join('');
    fs.writeFileSync(path.join(site, `${id}.html`),
      `<!doctype html><html lang="en"><title>${escape(title)}</title>` +
      `<main data-pagefind-body><h1>${escape(title)}</h1>${body}</main></html>`);
  }
  const output = path.join(folder, 'pagefind');
  const program = path.join(HERE, 'node_modules/pagefind/lib/runner/bin.cjs');
  run(process.execPath, [program, '--quiet', '--site', site, '--output-path', output]);
}

/** Runs a program to its end. What it prints belongs to the progress, not to the report. */
function run(program, words) {
  const { status, error } = spawnSync(program, words, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${program} ended with ${error?.message ?? status}`);
}
