/** Scheme vfr/1: the service's side. */

import type { Outcome, Payload, TagContext } from './index.js';

/** A key that can make tags and check none. 32 bytes. */
export declare function stampingKey(secret: Uint8Array): Promise<CryptoKey>;
/** A key that can check tags and make none. 32 bytes. */
export declare function verifyingKey(secret: Uint8Array): Promise<CryptoKey>;

/** Tag context and tag of a message that was just accepted; both go to recipients and back to the sender. */
export declare function stamp(
  key: CryptoKey,
  message: TagContext,
): Promise<{ tagContext: Uint8Array; tag: Uint8Array }>;

export type KeyStanding =
  | { state: 'never' | 'destroyed' | 'compromised' }
  | { state: 'usable'; key: CryptoKey; notBeforeMs: bigint; notAfterMs: bigint };

export interface Verdict {
  outcome: Outcome;
  /** Names a field and never its content. */
  why: string;
  /** With the two verified outcomes alone. */
  payload?: Payload;
  context?: TagContext;
}

export declare function verify(
  message: {
    tagContext: Uint8Array;
    tag: Uint8Array;
    frankingKey: Uint8Array;
    payload: Uint8Array;
    attachments: { index: number; sha256: Uint8Array; length: number | bigint }[];
  },
  settings: { keyOf(kid: number): KeyStanding; windowMs: bigint; skewMs: bigint },
  reporter: {
    account: string;
    /** undefined where the service does not know. */
    memberAt(group: Uint8Array, timeMs: bigint): boolean | undefined;
  },
  nowMs: bigint,
): Promise<Verdict>;

export declare function reportId(secret: Uint8Array, reporter: string, tag: Uint8Array): Promise<Uint8Array>;
export declare function clusterId(secret: Uint8Array, sender: string, payload: Uint8Array): Promise<Uint8Array>;
