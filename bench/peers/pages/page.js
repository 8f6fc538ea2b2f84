// The page that every engine is measured in: an empty list, and `window.bench` for the one who measures.
// 'engine' is one of the files beside this one. It gives
//   open()        fetches the index; gives a searcher
//   build(docs)   makes the index here; gives a searcher
//   arrival       a promise of what it needs besides, such as wasm
// and a searcher gives
//   search(text, { typo, phrase })   { total, hits }, ten hits at most
//   ids(hits)                        the numbers of their documents, where hits are not these themselves
//   show(hit)                        title and excerpt of a hit, where it holds them itself
import * as engine from 'engine';

let searcher;

async function open() {
  if (!IN_PAGE) return engine.open();
  const [docs] = await Promise.all([fetch('docs.json').then((answer) => answer.json()), engine.arrival]);
  const start = performance.now();
  const built = engine.build(docs);
  window.bench.buildMs = performance.now() - start;
  return built;
}

/** No index holds the texts, so what the list shows is fetched, ten files a list. */
async function fetchExcerpt(id) {
  const [title, ...text] = (await (await fetch(`docs/${id}.txt`)).text()).split('\n');
  return { title, excerpt: text.join(' ').slice(0, 200) };
}

window.bench = {
  /** Milliseconds from navigation until the engine says that it can be searched. */
  ready: open().then((opened) => {
    searcher = opened;
    return performance.now();
  }),
  search: (text, options) => searcher.search(text, options),
  ids: (hits) => searcher.ids?.(hits) ?? hits,
  /** Searches and draws the list. */
  async list(text, options) {
    const { hits } = await searcher.search(text, options);
    const items = await Promise.all(hits.map(searcher.show ?? fetchExcerpt));
    document.querySelector('ol').replaceChildren(...items.map(({ title, excerpt }) => {
      const item = document.createElement('li');
      item.append(Object.assign(document.createElement('b'), { textContent: title }), ' ', excerpt);
      return item;
    }));
  },
  /** Bytes of wasm memory, where the page can tell. */
  wasmBytes: async () => (await engine.arrival)?.memory.buffer.byteLength,
};
