/** Verifiable reports of end-to-end encrypted messages, scheme vfr/1: the client's side. */

/** In the words of the scheme; docs/formats/vfr-1.md says what each means. */
export type Outcome =
  | 'VERIFIED' | 'VERIFIED_WITHOUT_ATTACHMENTS' | 'NO_TAG' | 'UNSUPPORTED_VERSION' | 'UNKNOWN_KEY' | 'KEY_EXPIRED'
  | 'KEY_COMPROMISED' | 'OUTSIDE_WINDOW' | 'MALFORMED' | 'TAG_INVALID' | 'TIME_OUTSIDE_EPOCH' | 'COMMITMENT_MISMATCH'
  | 'CONTEXT_MISMATCH' | 'REPORTER_NOT_PARTY' | 'ATTACHMENT_MISMATCH';

export type AttachmentFault =
  | 'UNSUPPORTED_ALGORITHM' | 'MALFORMED_KEY' | 'TRUNCATED' | 'COMMITMENT_MISMATCH' | 'DAMAGED'
  | 'CIPHERTEXT_MISMATCH' | 'PLAINTEXT_MISMATCH';

/** The value, or why there is none; `why` names a field and never its content. */
export type Decoded<T> =
  | { ok: true; value: T }
  | { ok: false; outcome: 'MALFORMED' | 'UNSUPPORTED_VERSION'; why: string };

export declare const DIRECT: 1;
export declare const GROUP: 2;

export interface Conversation {
  type: typeof DIRECT | typeof GROUP;
  id: Uint8Array;
}

export interface Sender {
  account: string;
  /** Unsigned, 32 bits. */
  device: number;
}

/** Lengths in bytes, digests SHA-256. */
export interface AttachmentFacts {
  ciphertextLength: bigint;
  ciphertextSha256: Uint8Array;
  plaintextLength: bigint;
  plaintextSha256: Uint8Array;
}

export interface AttachmentRef extends AttachmentFacts {
  algorithm: number;
  key: Uint8Array;
  locator: Uint8Array;
  mediaType: string;
  name: string;
}

/** What a sender commits to. Every value is the sender's claim. */
export interface Payload {
  edit: boolean;
  forward: boolean;
  service: string;
  conversation: Conversation;
  sender: Sender;
  /** Messages of this device in this conversation, from 1; 0 when not counted. */
  sequence: number;
  /** 16 random bytes. */
  nonce: Uint8Array;
  /** `cid` of the newest message that was shown here; 32 zeros for none. */
  lastSeen: Uint8Array;
  clientTimeMs: bigint;
  contentType: string;
  /** At most 65,536 bytes. */
  content: Uint8Array;
  /** At most 16. */
  attachments: AttachmentRef[];
}

/** What the server stamped. */
export interface TagContext {
  kid: number;
  serverTimeMs: bigint;
  service: string;
  conversation: Conversation;
  sender: Sender;
  /** Empty for a group. */
  recipient: string;
  serverMessageId: Uint8Array;
  commitment: Uint8Array;
}

/** What to keep with a message so that it can be reported; it dies with the message. */
export interface Proof {
  tagContext: Uint8Array;
  tag: Uint8Array;
  frankingKey: Uint8Array;
  payload: Uint8Array;
}

export interface Delivered {
  tagContext: Uint8Array;
  tag: Uint8Array;
  /** The commitment as it came with the ciphertext. */
  beside: Uint8Array;
  /** As the end-to-end protocol authenticated it. */
  sender: Sender;
  /** Where the message is about to be shown. */
  shownIn: Conversation;
  /** The own account. */
  receiver: string;
}

export type Received =
  | { show: true; payload: Payload; proof: Proof }
  | { show: false; outcome: Outcome; why: string };

export type Opened = { ok: true; plaintext: Uint8Array } | { ok: false; fault: AttachmentFault };

export interface ReportedMessage {
  role: 'reported' | 'context';
  proof: Proof;
  attachments?: { index: number; form: 'plaintext' | 'ciphertext' | 'absent'; part?: string }[];
}

export declare function directConversation(service: string, one: string, other: string): Promise<Conversation>;
/** Throws a RangeError for what has no encoding. */
export declare function encodePayload(payload: Payload): Uint8Array;
export declare function decodePayload(bytes: Uint8Array): Decoded<Payload>;
export declare function cid(payload: Uint8Array): Promise<Uint8Array>;

/** One for each ciphertext. */
export declare function freshFrankingKey(): Uint8Array;
/** What is sent beside the ciphertext. */
export declare function commit(frankingKey: Uint8Array, payload: Uint8Array): Promise<Uint8Array>;
/** What is end-to-end encrypted. */
export declare function encodePlaintext(frankingKey: Uint8Array, payload: Uint8Array): Uint8Array;
export declare function decodePlaintext(
  plaintext: Uint8Array,
): Decoded<{ frankingKey: Uint8Array; payload: Uint8Array }>;
export declare function decodeTagContext(bytes: Uint8Array): Decoded<TagContext>;

/** Whether a decrypted message may be shown. What is not shown can be reported unverified. */
export declare function receive(
  plaintext: Uint8Array,
  delivered: Delivered,
  own: { service: string; algorithms: number[] },
): Promise<Received>;

/** The number of the one cipher here, in a payload. */
export declare const COMMITTING: 1;
export declare function freshAttachmentKey(): Uint8Array;
export declare function sealAttachment(
  key: Uint8Array,
  plaintext: Uint8Array,
): Promise<{ ciphertext: Uint8Array; facts: AttachmentFacts }>;
/** For tests alone. */
export declare function sealAttachmentWithSalt(
  key: Uint8Array,
  salt: Uint8Array,
  plaintext: Uint8Array,
): Promise<{ ciphertext: Uint8Array; facts: AttachmentFacts }>;
/** Before it is shown: digests and lengths are those that the payload names. */
export declare function openAttachment(named: AttachmentRef, ciphertext: Uint8Array): Promise<Opened>;
export declare function openCiphertext(key: Uint8Array, ciphertext: Uint8Array): Promise<Opened>;

/** The JSON part of a report: 1 to 50 messages, those that the user picked. */
export declare function report(parts: { category: string; note: string; messages: ReportedMessage[] }): string;
