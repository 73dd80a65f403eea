// Fields one after another: integers with the most significant byte first, vN(x) as the length of x in N bits
// and then x. The reader never throws on a stranger's bytes: it remembers what was wrong first.

const UTF8 = new TextEncoder();
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text) => UTF8.encode(text);

/** v8(label), as every use begins. */
export const label = (text) => new Writer().v8(utf8(text), 'a label').bytes();

export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** In a time that does not depend on where they differ. */
export function equal(one, other) {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= one[i] ^ other[i];
  return difference === 0;
}

/** In the order of their bytes: negative, zero, positive. */
export function compare(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    if (one[i] !== other[i]) return one[i] - other[i];
  }
  return one.length - other.length;
}

export class Writer {
  #parts = [];

  bytes() {
    return concat(...this.#parts);
  }

  raw(bytes) {
    this.#parts.push(bytes);
    return this;
  }

  fixed(bytes, length, what) {
    if (bytes.length !== length) throw new RangeError(`${what} is ${length} bytes; got ${bytes.length}`);
    return this.raw(bytes);
  }

  u8(value) {
    return this.#number(BigInt(value), 1);
  }

  u32(value) {
    return this.#number(BigInt(value), 4);
  }

  u64(value) {
    return this.#number(BigInt(value), 8);
  }

  v8(bytes, what) {
    return this.#framed(bytes, 1, 0xff, what);
  }

  v16(bytes, what) {
    return this.#framed(bytes, 2, 0xffff, what);
  }

  v32(bytes, most, what) {
    return this.#framed(bytes, 4, most, what);
  }

  text(value, what) {
    return this.v8(utf8(value), what);
  }

  #framed(bytes, count, most, what) {
    if (bytes.length > most) throw new RangeError(`${what} is at most ${most} bytes; got ${bytes.length}`);
    return this.#number(BigInt(bytes.length), count).raw(bytes);
  }

  #number(value, count) {
    if (value < 0n || value >= 1n << BigInt(8 * count)) {
      throw new RangeError(`a number does not fit into ${count} bytes`);
    }
    const bytes = new Uint8Array(count);
    for (let i = count - 1; i >= 0; i--, value >>= 8n) bytes[i] = Number(value & 0xffn);
    return this.raw(bytes);
  }
}

export class Reader {
  #bytes;
  #at = 0;
  #wrong = '';

  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** What was wrong first; empty when nothing was. */
  get wrong() {
    return this.#wrong;
  }

  get fine() {
    return this.#wrong === '';
  }

  refuseIf(condition, why) {
    if (condition && this.fine) this.#wrong = why;
  }

  end(what) {
    this.refuseIf(this.#at !== this.#bytes.length, `bytes follow the end of ${what}`);
  }

  magic(expected, what) {
    this.refuseIf(!equal(this.raw(expected.length, what), expected), `${what} is another one`);
  }

  raw(length, what) {
    this.refuseIf(length > this.#bytes.length - this.#at, `${what} is cut off`);
    if (!this.fine) return new Uint8Array(0);
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  rest() {
    return this.raw(this.#bytes.length - this.#at, 'the rest');
  }

  u8(what) {
    return Number(this.#number(1, what));
  }

  u32(what) {
    return Number(this.#number(4, what));
  }

  u64(what) {
    return this.#number(8, what);
  }

  v8(what) {
    return this.raw(this.u8(what), what);
  }

  v16(what) {
    return this.raw(Number(this.#number(2, what)), what);
  }

  v32(most, what) {
    const length = this.u32(what);
    this.refuseIf(length > most, `${what} is longer than ${most} bytes`);
    return this.raw(length, what);
  }

  text(what) {
    const found = this.v8(what);
    try {
      return STRICT.decode(found);
    } catch {
      this.refuseIf(true, `${what} is no UTF-8`);
      return '';
    }
  }

  #number(count, what) {
    let value = 0n;
    for (const one of this.raw(count, what)) value = (value << 8n) | BigInt(one);
    return value;
  }
}
