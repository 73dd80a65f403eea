// The vectors that other implementations are tested with, and keys as a service keeps them.

import { existsSync, readFileSync } from 'node:fs';
import { verifyingKey } from '../src/service.js';

export const hex = (bytes) => Buffer.from(bytes).toString('hex');
export const unhex = (text) => new Uint8Array(Buffer.from(text, 'hex'));

const folder = process.env.ROWAN_VECTORS ?? new URL('../../../../shared/data/vectors', import.meta.url).pathname;

/** Why the tests with vectors cannot run; false when they can. */
export const skip = existsSync(`${folder}/franking-v1.json`)
  ? false
  : 'SKIPPED: the shared vectors are not beside this checkout';

export const vectors = (name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));

export async function settings(file) {
  const keys = new Map();
  for (const one of file.tag_keys) {
    keys.set(one.kid, one.key === null ? { state: 'destroyed' } : {
      state: 'usable',
      key: await verifyingKey(unhex(one.key)),
      notBeforeMs: BigInt(one.not_before_ms),
      notAfterMs: BigInt(one.not_after_ms),
    });
  }
  return {
    keyOf: (kid) => keys.get(kid) ?? { state: 'never' },
    windowMs: BigInt(file.report_window_ms),
    skewMs: BigInt(file.clock_skew_ms),
  };
}

export async function supplied(plaintexts) {
  return Promise.all(plaintexts.map(async (text, index) => {
    const bytes = unhex(text);
    const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return { index, sha256, length: bytes.length };
  }));
}
