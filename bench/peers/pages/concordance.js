// Ours. Phrases are in quotes; prefixes and slips are its own affair. The index comes in parts, which compress better
// one by one than together.
import init, { Engine, Texts } from 'bench-engine';

export const arrival = init({ module_or_path: 'engine.wasm' });

const searcher = (engine) => ({
  search(text, { phrase }) {
    const [total, ...hits] = engine.search(phrase ? `"${text}"` : text, 10);
    return { total, hits };
  },
});

const fetchPart = async (name) => (await fetch(`index/${name}`)).blob();

export async function open() {
  const parts = await Promise.all(INDEX_PARTS.map(fetchPart));
  const file = new Uint8Array(await new Blob(parts).arrayBuffer());
  await arrival;
  return searcher(new Engine(file));
}

export function build(docs) {
  const texts = new Texts();
  for (const { title, text } of docs) texts.add(title, text);
  return searcher(texts.engine());
}
