// Orama: `threshold: 0` requires all words; the last is a prefix by itself; it has no phrases.
import { create, load, search } from '@orama/orama';

export const definition = { schema: { title: 'string', text: 'string' }, sort: { enabled: false } };

export async function open() {
  const db = create(definition);
  load(db, await (await fetch('index.json')).json());
  return {
    async search(text, { typo }) {
      const found = await search(db, { term: text, limit: 10, threshold: 0, tolerance: typo ? 1 : 0 });
      return { total: found.count, hits: found.hits.map(({ id }) => Number(id)) };
    },
  };
}
