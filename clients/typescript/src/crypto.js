// The platform's Web Crypto, in the few shapes that the scheme needs.

const subtle = globalThis.crypto.subtle;

export const random = (length) => globalThis.crypto.getRandomValues(new Uint8Array(length));

export const sha256 = async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes));

/** A key that can do what `usages` say and cannot be read back. */
export const hmacKey = (secret, usages, hash = 'SHA-256') =>
  subtle.importKey('raw', secret, { name: 'HMAC', hash }, false, usages);

export const hmac = async (key, bytes) => new Uint8Array(await subtle.sign('HMAC', key, bytes));

export const hmacHolds = (key, tag, bytes) => subtle.verify('HMAC', key, tag, bytes);

export const aesKey = (secret) => subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);

export const aesSeal = async (key, iv, bytes) =>
  new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 128 }, key, bytes));

/** Undefined when it was altered. */
export async function aesOpen(key, iv, bytes) {
  try {
    return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, tagLength: 128 }, key, bytes));
  } catch {
    return undefined;
  }
}
