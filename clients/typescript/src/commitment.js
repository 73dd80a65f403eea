// The key that opens a commitment, the commitment, and the plaintext that carries both.

import { Reader, Writer, label, utf8 } from './bytes.js';
import { hmac, hmacKey, random } from './crypto.js';

const MAGIC = utf8('VFE1');
const COMMIT = label('vfr/1/commit');

/** A new one for each ciphertext: equal commitments would tell the server which copies belong together. */
export const freshFrankingKey = () => random(32);

/** What is sent beside the ciphertext. */
export async function commit(frankingKey, payload) {
  if (frankingKey.length !== 32) throw new RangeError(`a franking key is 32 bytes; got ${frankingKey.length}`);
  const framed = new Writer().raw(COMMIT).v32(payload, 2 ** 32 - 1, 'a payload').bytes();
  return hmac(await hmacKey(frankingKey, ['sign']), framed);
}

/** What is end-to-end encrypted. */
export const encodePlaintext = (frankingKey, payload) =>
  new Writer().raw(MAGIC).u8(1).fixed(frankingKey, 32, 'a franking key').raw(payload).bytes();

/** Key and payload, the payload not read yet. Sealed senders (mode 2) are not in use in this client. */
export function decodePlaintext(plaintext) {
  const read = new Reader(plaintext);
  read.magic(MAGIC, 'the magic of a plaintext');
  const mode = read.u8('mode');
  if (read.fine && mode !== 1) return { ok: false, outcome: 'UNSUPPORTED_VERSION', why: 'mode is not 1' };
  const value = { frankingKey: read.raw(32, 'fk'), payload: read.rest() };
  return read.fine ? { ok: true, value } : { ok: false, outcome: 'MALFORMED', why: read.wrong };
}
