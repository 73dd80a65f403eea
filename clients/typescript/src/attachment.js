// Attachments under the cipher that commits to its key (enc_alg 1). Web Crypto digests in one piece, so that an
// attachment is held in memory whole; a client with larger ones needs a streaming digest.

import { Writer, concat, equal, utf8 } from './bytes.js';
import { aesKey, aesOpen, aesSeal, hmac, hmacKey, random, sha256 } from './crypto.js';

const SALT = 24;
const HEADER = SALT + 32;
const CHUNK = 16384;
const TAG = 16;
const LABEL = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0');
const CONTEXT = utf8('vfr/1/attachment');

/** The number that stands for this cipher in a payload. */
export const COMMITTING = 1;

export const freshAttachmentKey = () => random(32);

async function derive(key, salt) {
  const mac = await hmacKey(key, ['sign'], 'SHA-512');
  const info = concat(LABEL, salt, CONTEXT);
  const first = await hmac(mac, concat(info, Uint8Array.of(1)));
  const second = await hmac(mac, concat(first, info, Uint8Array.of(2)));
  const all = concat(first, second);
  return { key: await aesKey(all.slice(0, 32)), base: all.slice(32, 44), commitment: all.slice(44, 76) };
}

function nonce(base, number) {
  const bytes = base.slice();
  for (let i = bytes.length - 1; number > 0; i--, number = Math.floor(number / 256)) bytes[i] ^= number % 256;
  return bytes;
}

/** The ciphertext to upload, and the facts of it for the payload. */
export const sealAttachment = (key, plaintext) => sealAttachmentWithSalt(key, random(SALT), plaintext);

/** With a salt from outside, for tests alone: a salt must never come twice with one key. */
export async function sealAttachmentWithSalt(key, salt, plaintext) {
  if (key.length !== 32) throw new RangeError(`the key of an attachment is 32 bytes; got ${key.length}`);
  const derived = await derive(key, salt);
  const out = new Writer().fixed(salt, SALT, 'a salt').raw(derived.commitment);
  for (let number = 0, at = 0; at <= plaintext.length; number++, at += CHUNK) {
    out.raw(await aesSeal(derived.key, nonce(derived.base, number), plaintext.slice(at, at + CHUNK)));
  }
  const ciphertext = out.bytes();
  return { ciphertext, facts: await facts(ciphertext, plaintext) };
}

async function facts(ciphertext, plaintext) {
  return {
    ciphertextLength: BigInt(ciphertext.length),
    ciphertextSha256: await sha256(ciphertext),
    plaintextLength: BigInt(plaintext.length),
    plaintextSha256: await sha256(plaintext),
  };
}

/** The plaintext, or the fault by its name. */
export async function openCiphertext(key, ciphertext) {
  const refused = (fault) => ({ ok: false, fault });
  if (key.length !== 32) return refused('MALFORMED_KEY');
  if (ciphertext.length < HEADER) return refused('TRUNCATED');
  const derived = await derive(key, ciphertext.slice(0, SALT));
  if (!equal(derived.commitment, ciphertext.slice(SALT, HEADER))) return refused('COMMITMENT_MISMATCH');
  const chunks = [];
  let sealed;
  let at = HEADER;
  do {
    sealed = ciphertext.slice(at, at + CHUNK + TAG);
    if (sealed.length < TAG) return refused('TRUNCATED');
    const chunk = await aesOpen(derived.key, nonce(derived.base, chunks.length), sealed);
    if (chunk === undefined) return refused('DAMAGED');
    chunks.push(chunk);
    at += sealed.length;
  } while (sealed.length === CHUNK + TAG);
  return { ok: true, plaintext: concat(...chunks) };
}

/** What a payload names, checked before it is shown: both digests and both lengths. */
export async function openAttachment(named, ciphertext) {
  if (named.algorithm !== COMMITTING) return { ok: false, fault: 'UNSUPPORTED_ALGORITHM' };
  if (BigInt(ciphertext.length) !== named.ciphertextLength
      || !equal(await sha256(ciphertext), named.ciphertextSha256)) {
    return { ok: false, fault: 'CIPHERTEXT_MISMATCH' };
  }
  const opened = await openCiphertext(named.key, ciphertext);
  if (!opened.ok) return opened;
  const same = BigInt(opened.plaintext.length) === named.plaintextLength
      && equal(await sha256(opened.plaintext), named.plaintextSha256);
  return same ? opened : { ok: false, fault: 'PLAINTEXT_MISMATCH' };
}
