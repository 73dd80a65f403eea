// What a sender commits to.

import { Reader, Writer, compare, concat, label, utf8 } from './bytes.js';
import { sha256 } from './crypto.js';

export const DIRECT = 1;
export const GROUP = 2;

const MAGIC = utf8('VFP1');
const MOST_CONTENT = 65536;
const MOST_ATTACHMENTS = 16;

/** The one id of the conversation of two accounts, whoever is named first. */
export async function directConversation(service, one, other) {
  const [low, high] = [utf8(one), utf8(other)].sort(compare);
  const named = new Writer()
    .raw(label('vfr/1/direct'))
    .text(service, 'a service')
    .v8(low, 'an account')
    .v8(high, 'an account');
  return { type: DIRECT, id: (await sha256(named.bytes())).slice(0, 16) };
}

export function encodePayload(payload) {
  if (payload.attachments.length > MOST_ATTACHMENTS) {
    throw new RangeError(`a message has at most 16 attachments; got ${payload.attachments.length}`);
  }
  if (payload.conversation.type !== DIRECT && payload.conversation.type !== GROUP) {
    throw new RangeError('a conversation is direct or a group');
  }
  const out = new Writer()
    .raw(MAGIC)
    .u8((payload.edit ? 1 : 0) | (payload.forward ? 2 : 0))
    .text(payload.service, 'a service')
    .u8(payload.conversation.type)
    .v8(payload.conversation.id, 'a conversation id')
    .text(payload.sender.account, 'an account')
    .u32(payload.sender.device)
    .u32(payload.sequence)
    .fixed(payload.nonce, 16, 'a nonce')
    .fixed(payload.lastSeen, 32, 'the id of the message seen last')
    .u64(payload.clientTimeMs)
    .text(payload.contentType, 'a content type')
    .v32(payload.content, MOST_CONTENT, 'content')
    .u8(payload.attachments.length);
  payload.attachments.forEach((attachment) => writeAttachment(out, attachment));
  return out.bytes();
}

function writeAttachment(out, attachment) {
  out
    .u8(attachment.algorithm)
    .v8(attachment.key, 'a key')
    .v16(attachment.locator, 'a locator')
    .u64(attachment.ciphertextLength)
    .fixed(attachment.ciphertextSha256, 32, 'a SHA-256')
    .u64(attachment.plaintextLength)
    .fixed(attachment.plaintextSha256, 32, 'a SHA-256')
    .text(attachment.mediaType, 'a media type')
    .text(attachment.name, 'a name');
}

/** The payload as `value`, or an outcome and the field that is wrong. */
export function decodePayload(bytes) {
  const read = new Reader(bytes);
  read.magic(MAGIC, 'the magic of a payload');
  const flags = read.u8('flags');
  read.refuseIf(flags > 3, 'a flag is set that has no meaning');
  const service = read.text('service');
  const conversation = { type: read.u8('conv_type'), id: read.v8('conv_id') };
  read.refuseIf(conversation.type !== DIRECT && conversation.type !== GROUP, 'conv_type is neither direct nor group');
  const value = {
    edit: (flags & 1) !== 0,
    forward: (flags & 2) !== 0,
    service,
    conversation,
    sender: { account: read.text('sender_id'), device: read.u32('sender_device') },
    sequence: read.u32('sender_seq'),
    nonce: read.raw(16, 'msg_nonce'),
    lastSeen: read.raw(32, 'last_seen'),
    clientTimeMs: read.u64('client_time_ms'),
    contentType: read.text('content_type'),
    content: read.v32(MOST_CONTENT, 'content'),
    attachments: readAttachments(read),
  };
  read.end('the payload');
  return read.fine ? { ok: true, value } : { ok: false, outcome: 'MALFORMED', why: read.wrong };
}

function readAttachments(read) {
  const count = read.u8('the number of attachments');
  read.refuseIf(count > MOST_ATTACHMENTS, 'more than 16 attachments are named');
  const attachments = [];
  for (let i = 0; i < count && read.fine; i++) {
    attachments.push({
      algorithm: read.u8('enc_alg'),
      key: read.v8('key'),
      locator: read.v16('locator'),
      ciphertextLength: read.u64('ct_len'),
      ciphertextSha256: read.raw(32, 'ct_sha256'),
      plaintextLength: read.u64('pt_len'),
      plaintextSha256: read.raw(32, 'pt_sha256'),
      mediaType: read.text('media_type'),
      name: read.text('name'),
    });
  }
  return attachments;
}

/** The id of a message by its content, equal for all its copies. For links; never for the server. */
export const cid = (payload) => sha256(concat(label('vfr/1/cid'), payload));
