// The table, from what the visits brought home.
import { KINDS } from './queries.mjs';

/** The most that our index shall be of the texts, both as served, in a corpus so large that words repeat. */
const AIMS = { withPositions: 1.0, withoutPositions: 0.5 };

/**
 * The report as Markdown. `text` is what the texts weigh; `rows` hold for each engine what it is, the files of its index
 * and its visits; `nothing` is what an empty page took, each time.
 */
export function report({ title, docs, text, rows, nothing }) {
  const empty = median(nothing);
  const head = ['engine', 'version', 'index KB', 'index / text', 'KB to ready', 'KB to 6th list', 'build ms in browser',
    'ready ms', '1st list ms', 'keystroke p50 / p95 / p99 ms', 'memory MB', 'wasm memory / text',
    `right answers % (${Object.keys(KINDS).join(' / ')})`];
  const lines = rows.map((row) => {
    const weight = (part) => median(row.weigh.map(part));
    const times = (part) => milliseconds(median(row.time.map(part)));
    return [
      row.engine.name,
      row.version,
      KB(served(row.index)),
      ratio(served(row.index) / text.served),
      KB(weight(({ toReady }) => toReady)),
      KB(weight(({ toLists }) => toLists)),
      times(({ buildMs }) => buildMs),
      times(({ readyMs }) => readyMs),
      times(({ listMs }) => listMs),
      [0.5, 0.95, 0.99].map((q) => milliseconds(keystroke(row, q))).join(' / '),
      MB(weight(({ memory }) => memory) - empty),
      ratio(weight(({ wasm }) => wasm) / text.plain),
      rightShares(row).map(([kind, share]) => percent(share) + (lacks(row.engine, kind) ? '*' : '')).join(' / '),
    ];
  });
  const notes = [
    '`*` the engine has no such feature; the plain words were typed.',
    `Texts: ${docs} documents, ${KB(text.plain)} KB, ${KB(text.served)} KB as one brotli stream.`,
    `The process of an empty page takes ${MB(empty)} MB.`,
    ...ourIndex(rows.find(({ engine }) => engine.name === 'concordance'), text),
    ...remarks(rows),
  ];
  return `### Side by side: ${title}\n\n${table(head, lines)}\n\n${notes.map((note) => `- ${note}`).join('\n')}`;
}

const served = (files) => files.reduce((sum, file) => sum + file.served, 0);
const plain = (files) => files.reduce((sum, file) => sum + file.plain, 0);

/** What our index weighs with and without what only phrases and nearness need. */
function ourIndex({ index }, text) {
  const weights = (files, aim) => `${KB(plain(files))} KB plain, ${KB(served(files))} KB served, ` +
    `${(served(files) / text.served).toFixed(3)} of the text (at most ${aim} is the aim on large corpora)`;
  return [
    `Our index with positions: ${weights(index, AIMS.withPositions)}.`,
    `Our index without: ${weights(index.filter(({ file }) => !file.includes('positions')), AIMS.withoutPositions)}.`,
  ];
}

/** What a reader of the rows should know besides. */
function remarks(rows) {
  const all = Object.values(KINDS).reduce((sum, count) => sum + count, 0);
  const list = (count) => rows.filter((row) => count(row)).map((row) => `${row.engine.name} ${count(row)}`).join(', ');
  const missed = ({ type }) => all - median(type.map((round) => round.filter(({ found }) => found).length));
  const threw = ({ type }) => median(type.map((round) => round.reduce((sum, query) => sum + query.threw, 0)));
  return [
    [`Of ${all} queries, those that the time for typing was too short for`, list(missed)],
    ['Search calls of a round that threw an exception', list(threw)],
  ].filter(([, names]) => names).map(([what, names]) => `${what}: ${names}.`);
}

/** A quantile over the search calls of a round; of rounds the median. */
const keystroke = ({ type }, q) => median(type.map((round) => quantile(round.flatMap(({ ms }) => ms), q)));

/** For each kind the share of queries with a right document among the ten best, of those with one and typed out. */
export function rightShares({ type }) {
  const judged = type.flat().filter(({ found, right }) => found && right.size > 0);
  return Object.keys(KINDS).map((kind) => {
    const ofKind = judged.filter((query) => query.kind === kind);
    const good = ofKind.filter(({ found, right }) => found.some((id) => right.has(id)));
    return [kind, good.length / ofKind.length];
  });
}

const lacks = (engine, kind) => (kind === 'phrase' && !engine.phrase) || (kind === 'typo' && !engine.typo);

/** The quantile with linear interpolation, of the values that there are. */
function quantile(values, q) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  return sorted.length ? sorted[low] + (sorted[Math.ceil(at)] - sorted[low]) * (at - low) : NaN;
}
const median = (values) => quantile(values, 0.5);

const orDash = (format) => (value) => (Number.isFinite(value) ? format(value) : '–');
const whole = (value) => Math.round(value).toLocaleString('en-US');
const KB = orDash((bytes) => (bytes < 10240 ? (bytes / 1024).toFixed(1) : whole(bytes / 1024)));
const MB = orDash((bytes) => (bytes / 1048576).toFixed(1));
const ratio = orDash((value) => value.toFixed(2));
const percent = orDash((share) => String(Math.round(100 * share)));
const milliseconds = orDash((ms) => (ms < 1 ? ms.toFixed(2) : ms < 10 ? ms.toFixed(1) : whole(ms)));

function table(head, lines) {
  const rule = head.map((_, column) => (column ? '--:' : '---'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
