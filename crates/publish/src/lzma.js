// LZMA, unpacked: each bit is told by the odds of a zero in its context, which are learnt on the way. What browsers unpack by
// themselves is a fifth larger. These are the places where the odds of each kind of context begin.
const [MATCH, SHORT, AGAIN, AGAIN_0, AGAIN_1, AGAIN_2, SLOT, NEAR, ALIGN, LENGTH, LENGTH_AGAIN, LITERAL] =
  [0, 192, 384, 396, 408, 420, 432, 688, 816, 832, 1346, 1860];

function unpack(packed) {
  const [lc, lp, pb] = [packed[0] % 9, Math.trunc(packed[0] / 9) % 5, Math.trunc(packed[0] / 45)];
  const head = new DataView(packed.buffer, packed.byteOffset);
  const out = new Uint8Array(head.getUint32(5, true));
  const odds = new Uint16Array(LITERAL + (0x300 << lc + lp)).fill(1024);
  let [from, code, range] = [18, head.getUint32(14), 0xffffffff];

  function refill() {
    if (range >= 0x1000000) return;
    range *= 256;
    code = code * 256 + packed[from++];
  }
  function bit(context) {
    const zero = (range >>> 11) * odds[context];
    const is = code < zero ? 0 : 1;
    if (is) {
      code -= zero;
      range -= zero;
      odds[context] -= odds[context] >> 5;
    } else {
      range = zero;
      odds[context] += 2048 - odds[context] >> 5;
    }
    refill();
    return is;
  }
  function even(bits) {
    let number = 0;
    while (bits--) {
      range >>>= 1;
      const is = code < range ? 0 : 1;
      if (is) code -= range;
      number = number * 2 + is;
      refill();
    }
    return number;
  }
  function tree(context, bits) {
    let node = 1;
    while (node < 1 << bits) node = node * 2 + bit(context + node);
    return node - (1 << bits);
  }
  function backwards(context, bits) {
    let [node, number] = [1, 0];
    for (let at = 0; at < bits; at++) {
      const is = bit(context + node);
      node = node * 2 + is;
      number += is << at;
    }
    return number;
  }
  function length(context, place) {
    if (!bit(context)) return 2 + tree(context + 2 + place * 8, 3);
    if (!bit(context + 1)) return 10 + tree(context + 130 + place * 8, 3);
    return 18 + tree(context + 258, 8);
  }
  function distance(length) {
    const slot = tree(SLOT + Math.min(length - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const [bits, start] = [(slot >> 1) - 1, (2 + slot % 2) * 2 ** ((slot >> 1) - 1)];
    if (slot < 14) return start + backwards(NEAR + start - slot, bits);
    return start + even(bits - 4) * 16 + backwards(ALIGN, 4);
  }

  let [at, state, last] = [0, 0, [0, 0, 0, 0]];
  function literal() {
    const before = at ? out[at - 1] : 0;
    const context = LITERAL + 0x300 * (((at & (1 << lp) - 1) << lc) + (before >> 8 - lc));
    let node = 1;
    if (state > 6) {
      for (let like = out[at - last[0] - 1], is, expected; node < 256 && is === expected; like <<= 1) {
        expected = like >> 7 & 1;
        is = bit(context + 0x100 * (1 + expected) + node);
        node = node * 2 + is;
      }
    }
    while (node < 256) node = node * 2 + bit(context + node);
    out[at++] = node;
    state = Math.max(0, state < 10 ? state - 3 : state - 6);
  }
  // How much is taken from what was there before, and where that stands is put first.
  function match(place) {
    if (!bit(AGAIN + state)) {
      const much = length(LENGTH, place);
      last = [distance(much), ...last.slice(0, 3)];
      state = state < 7 ? 7 : 10;
      return much;
    }
    const which = !bit(AGAIN_0 + state) ? 0 : !bit(AGAIN_1 + state) ? 1 : !bit(AGAIN_2 + state) ? 2 : 3;
    if (which === 0 && !bit(SHORT + state * 16 + place)) {
      state = state < 7 ? 9 : 11;
      return 1;
    }
    last.unshift(...last.splice(which, 1));
    const much = length(LENGTH_AGAIN, place);
    state = state < 7 ? 8 : 11;
    return much;
  }
  while (at < out.length) {
    const place = at & (1 << pb) - 1;
    if (!bit(MATCH + state * 16 + place)) literal();
    else for (let much = match(place); much--; at++) out[at] = out[at - last[0] - 1];
  }
  return out;
}
