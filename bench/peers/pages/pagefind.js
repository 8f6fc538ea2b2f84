// Pagefind: it searches in a worker, over chunks of the index that it fetches as needed. Its hits must fetch a fragment
// to know their document; the fragment also holds what the list shows.
export async function open() {
  const pagefind = await import(new URL('pagefind/pagefind.js', location.href).href);
  await pagefind.init();
  return {
    async search(text, { phrase }) {
      const { results } = await pagefind.search(phrase ? `"${text}"` : text);
      return { total: results.length, hits: results.slice(0, 10) };
    },
    ids: (hits) => Promise.all(hits.map(async (hit) => Number((await hit.data()).url.match(/(\d+)\.html/)[1]))),
    async show(hit) {
      const { meta, plain_excerpt, excerpt } = await hit.data();
      return { title: meta.title, excerpt: plain_excerpt ?? excerpt };
    },
  };
}
