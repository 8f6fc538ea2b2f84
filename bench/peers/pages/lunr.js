// lunr: stems and wildcards; it has no phrases.
import lunr from 'lunr';

const { presence, wildcard } = lunr.Query;

export async function open() {
  const index = lunr.Index.load(await (await fetch('index.json')).json());
  return {
    search(text, { typo }) {
      const terms = lunr.tokenizer(text).map(String);
      const editDistance = typo ? 1 : 0;
      const found = index.query((query) => terms.forEach((term, i) => {
        if (i < terms.length - 1) return query.term(term, { presence: presence.REQUIRED, editDistance });
        // A stem is often no beginning of its own word, so the last term is asked for both ways.
        query.term(term, { boost: 5, editDistance });
        query.term(term, { usePipeline: false, wildcard: wildcard.TRAILING });
      }));
      return { total: found.length, hits: found.slice(0, 10).map(({ ref }) => Number(ref)) };
    },
  };
}
