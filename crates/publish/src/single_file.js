// Thirteen bits are two letters, of the 91 from "#" on without "<".
function carry(id) {
  const letters = new TextEncoder().encode(document.getElementById(id).textContent);
  const digit = (letter) => letter - (letter > 60 ? 36 : 35);
  const bytes = new Uint8Array(letters.length / 2 * 13 / 8);
  for (let [from, to, bits, held] = [0, 0, 0, 0]; from < letters.length; from += 2) {
    held = held << 13 | digit(letters[from]) * 91 + digit(letters[from + 1]);
    for (bits += 13; bits >= 8; held &= (1 << bits) - 1) bytes[to++] = held >> (bits -= 8);
  }
  return unpack(bytes);
}
// The annex is unpacked behind what is drawn first.
const annex = () => new Promise((then) => setTimeout(() => then(carry("annex"))));
globalThis.carried = { default: START, open: OPEN, shared: SHARED, wasm: () => carry("wasm"), annex, corpus: () => new TextDecoder().decode(carry("corpus")) };
