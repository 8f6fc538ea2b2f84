// Chance that is the same on every machine: corpora and queries are drawn with it.
export const SEED = 20261121;

/** A generator of numbers from 0 up to 1 (mulberry32). */
export function rng(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (n, random) => Math.floor(random() * n);

/** Puts the list in a random order, in place. */
export function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i + 1, random);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}
