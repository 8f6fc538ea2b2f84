// What is typed, and which documents truly answer it: drawn from the corpus and judged by plain word matching,
// so no engine's idea of a word decides.
import { tokens } from './corpus.mjs';
import { SEED, below, rng, shuffle } from './random.mjs';

const STOP = new Set(`the of and to a in that is was he for it with as his on be at by i this had not are but from or
  have an they which one you were her all she there would their we him been has when who will more no if out so said
  what up its about into than them can only other new some could time these two may then do first any my now such like
  our over man me even most made after also did many before must through back years where much your way well down
  should because each just those`.split(/\s+/));

/** The kinds of query and how many there are of each. `terms` of a query are the words it is after. */
export const KINDS = { single: 20, pair: 20, phrase: 10, typo: 10 };

/** Single words spread evenly over how common they are, pairs from one document, phrases, and words with a slip. */
export function makeQueries(docs) {
  const random = rng(SEED + docs.length);
  const texts = docs.map((doc) => tokens(doc.text));
  const frequency = new Map(); // word -> documents it stands in
  for (const words of texts) for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);

  const rarest = docs.length > 100 ? 3 : 1;
  const commonest = Math.max(2, docs.length * 0.1);
  const isGood = (word) => /^[a-z]{4,12}$/.test(word) && !STOP.has(word) &&
    frequency.get(word) >= rarest && frequency.get(word) <= commonest;
  const byBand = new Map(); // floor of log2 of the frequency -> words
  for (const word of [...frequency.keys()].filter(isGood).sort()) {
    const band = Math.floor(Math.log2(frequency.get(word)));
    byBand.set(band, [...(byBand.get(band) ?? []), word]);
  }
  const bands = [...byBand.keys()].sort((a, b) => a - b).map((band) => byBand.get(band));

  const drawUntil = (draw, ok) => {
    for (;;) {
      const drawn = draw();
      if (ok(drawn)) return drawn;
    }
  };
  const drawWord = () => {
    const band = bands[below(bands.length, random)];
    return band[below(band.length, random)];
  };
  const drawText = () => texts[below(texts.length, random)];
  const drawPair = () => shuffle([...new Set(drawText().filter(isGood))], random).slice(0, 2);
  const drawPhrase = () => {
    const words = drawText();
    const start = below(words.length, random);
    const length = 2 + below(2, random);
    const phrase = words.slice(start, start + length);
    return phrase.length === length ? phrase : [];
  };
  const isPhrase = (words) => words.length > 0 && isGood(words[0]) && isGood(words.at(-1)) &&
    words.every((word) => /^[a-z]+$/.test(word));

  const draw = {
    single: () => [drawWord()],
    pair: () => drawUntil(drawPair, (words) => words.length === 2),
    phrase: () => drawUntil(drawPhrase, isPhrase),
    typo: () => [drawUntil(drawWord, (word) => word.length >= 6)],
  };
  const slip = (word) => drawUntil(() => misspell(word, random), (wrong) => !frequency.has(wrong));
  return Object.entries(KINDS).flatMap(([kind, count]) => Array.from({ length: count }, () => {
    const terms = draw[kind]();
    return { kind, terms, text: kind === 'typo' ? slip(terms[0]) : terms.join(' ') };
  }));
}

/** The word with one slip: two letters swapped, one dropped, put in or replaced; never the first. */
function misspell(word, random) {
  const at = 1 + below(word.length - 2, random);
  const letter = String.fromCharCode(97 + below(26, random));
  const slip = below(4, random);
  if (slip === 0 && word[at] !== word[at + 1]) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (slip === 1) return word.slice(0, at) + word.slice(at + 1);
  if (slip === 2) return word.slice(0, at) + letter + word.slice(at);
  return word.slice(0, at) + (letter === word[at] ? 'x' : letter) + word.slice(at + 1);
}

/** For each query the numbers of the documents that hold all its terms, or its phrase. */
export function rightAnswers(docs, queries) {
  const answers = queries.map(() => new Set());
  for (const doc of docs) {
    const list = tokens(`${doc.title} ${doc.text}`);
    const words = new Set(list);
    const line = ` ${list.join(' ')} `;
    queries.forEach(({ kind, terms }, i) => {
      if (!terms.every((term) => words.has(term))) return;
      if (kind !== 'phrase' || line.includes(` ${terms.join(' ')} `)) answers[i].add(doc.id);
    });
  }
  return answers;
}
