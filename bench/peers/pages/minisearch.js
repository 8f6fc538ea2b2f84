// MiniSearch: all words required, the last as a prefix; it has no phrases.
import MiniSearch from 'minisearch';

export const options = { fields: ['title', 'text'] };

const searcher = (index) => ({
  search(text, { typo }) {
    const found = index.search(text, {
      combineWith: 'AND',
      prefix: (term, i, terms) => i === terms.length - 1,
      fuzzy: typo ? 0.2 : false,
    });
    return { total: found.length, hits: found.slice(0, 10).map(({ id }) => id) };
  },
});

export async function open() {
  return searcher(MiniSearch.loadJSON(await (await fetch('index.json')).text(), options));
}

export function build(docs) {
  const index = new MiniSearch(options);
  index.addAll(docs);
  return searcher(index);
}
