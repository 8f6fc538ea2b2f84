// FlexSearch: prefixes come from its tokenizer; it has no phrases in quotes and no tolerance for slips in this index.
import { Index } from 'flexsearch';

export const options = { tokenize: 'forward' };

const searcher = (index) => ({
  search(text) {
    const found = index.search(text, { limit: 1e6 }); // the others count all, so it has to
    return { total: found.length, hits: found.slice(0, 10) };
  },
});

export async function open() {
  const index = new Index(options);
  for (const [key, data] of await (await fetch('index.json')).json()) index.import(key, data);
  return searcher(index);
}

export function build(docs) {
  const index = new Index(options);
  for (const { id, title, text } of docs) index.add(id, `${title}\n${text}`);
  return searcher(index);
}
