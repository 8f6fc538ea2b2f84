// Our engine beside others, in one browser, on one corpus. `cargo xtask bench` starts this in the folder that takes
// all that it writes, and says by variables where the things are that it did not make. Progress goes to the
// terminal, the report to the output.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launch, time, type, weigh, weighNothing } from './browser.mjs';
import { makeCorpus } from './corpus.mjs';
import { ENGINES, prepare } from './engines.mjs';
import { makeQueries, rightAnswers } from './queries.mjs';
import { report, rightShares } from './report.mjs';
import { brotli, precompress, serve } from './serve.mjs';

const { CHROMIUM, SEEDS, WASM, WRITER, VERSION } = process.env;
const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' }, // seed, news-1k, news-10k
    loads: { type: 'string' }, // cold loads of each engine
    rounds: { type: 'string' }, // times that each engine has all queries typed
    'typing-ms': { type: 'string' }, // the most that one engine's typing may take in a round
    slow: { type: 'boolean', default: false }, // times as on a telephone
  },
});
const loads = Number(options.loads);
const rounds = Number(options.rounds);
const pace = { slow: options.slow, typingMs: Number(options['typing-ms']) };
const say = (words) => process.stderr.write(words);

// What is served: the texts for the lists, and a folder for each engine.
const folder = path.resolve(options.corpus);
const texts = path.join(folder, 'docs');
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(texts, { recursive: true });
const docs = makeCorpus(options.corpus, SEEDS);
for (const { id, title, text } of docs) fs.writeFileSync(path.join(texts, `${id}.txt`), `${title}\n${text}`);
fs.writeFileSync(path.join(texts, 'empty.html'), '<!doctype html>');
await precompress(texts);

const ours = { wasm: WASM, writer: WRITER, version: VERSION };
say('writing the files of');
const rows = [];
for (const engine of ENGINES) {
  say(` ${engine.name}`);
  const own = path.join(folder, engine.name);
  const prepared = await prepare(engine, docs, own, ours);
  rows.push({ engine, ...prepared, site: await serve(own, texts), weigh: [], time: [], type: [] });
}

// The queries. They are typed in an order that mixes the kinds: a round that runs out of time is still a fair sample.
const queries = makeQueries(docs);
rightAnswers(docs, queries).forEach((right, i) => { queries[i].right = right; });
const mixed = queries.map((_, i) => queries[(i * 37) % queries.length]);
const listed = [...queries.slice(0, 3), ...queries.slice(20, 23)]; // three single words, three pairs
const asFor = (engine, list) => list.map(({ kind, text }) => ({
  text,
  options: { typo: kind === 'typo' && Boolean(engine.typo), phrase: kind === 'phrase' && Boolean(engine.phrase) },
}));

const visits = {
  weigh: (browser, { engine, site }) => weigh(browser, site, asFor(engine, listed)),
  time: (browser, { engine, site }) => time(browser, site, asFor(engine, listed), pace),
  type: async (browser, { engine, site }) => {
    const typed = await type(browser, site, asFor(engine, mixed), pace);
    return typed.map((query, i) => ({ ...mixed[i], ...query }));
  },
};

// A round visits every engine once, in an order of its own, in a fresh browser: whatever else the machine does
// meets all of them alike. The look at an empty page lets the browser get over its start.
const nothing = [];
const failures = [];
for (const [name, times] of Object.entries({ weigh: Math.min(2, loads), time: loads, type: rounds })) {
  for (let round = 0; round < times; round++) {
    say(`\n${name} ${round + 1} of ${times}:`);
    const { browser, close } = await launch(CHROMIUM);
    nothing.push(await weighNothing(browser, rows[0].site));
    for (let i = 0; i < rows.length; i++) {
      const row = rows[(i + round) % rows.length];
      say(` ${row.engine.name}`);
      try {
        row[name].push(await visits[name](browser, row));
      } catch (error) {
        failures.push(`${row.engine.name} could not be measured (${name}): ${error.message}`);
      }
    }
    await close();
  }
}
for (const { site } of rows) site.close();
say('\n\n');

const text = Buffer.from(docs.map(({ title, text }) => `${title}\n${text}`).join('\n\n'));
console.log(report({
  title: `${options.corpus}${options.slow ? ', Fast 4G and a quarter of the speed' : ''}`,
  docs: docs.length,
  text: { plain: text.length, served: (await brotli(text)).length },
  rows,
  nothing,
}));

for (const row of rows) {
  if (!rightShares(row).some(([, share]) => share > 0)) failures.push(`${row.engine.name} gave no right answer`);
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length ? 1 : 0;
