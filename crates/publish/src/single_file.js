const carry = (id) => unpack(Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0)));
// The annex is unpacked behind what is drawn first.
const annex = () => new Promise((then) => setTimeout(() => then(carry("annex"))));
globalThis.carried = { default: START, open: OPEN, shared: SHARED, wasm: () => carry("wasm"), annex, corpus: () => new TextDecoder().decode(carry("corpus")) };
