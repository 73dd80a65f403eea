// What the server stamped.

import { Reader, Writer, compare, equal, label } from './bytes.js';
import { DIRECT, GROUP, directConversation } from './payload.js';

const LABEL = label('vfr/1/tag');

export function encodeTagContext(context) {
  const wrong = wrongShape(context);
  if (wrong) throw new RangeError(wrong);
  return new Writer()
    .raw(LABEL)
    .u8(1)
    .u8(1)
    .u32(context.kid)
    .u64(context.serverTimeMs)
    .text(context.service, 'a service')
    .u8(context.conversation.type)
    .v8(context.conversation.id, 'a conversation id')
    .text(context.sender.account, 'an account')
    .u32(context.sender.device)
    .text(context.recipient, 'an account')
    .fixed(context.serverMessageId, 16, 'a message id')
    .fixed(context.commitment, 32, 'a commitment')
    .bytes();
}

export function decodeTagContext(bytes) {
  const read = new Reader(bytes);
  read.magic(LABEL, 'the label of a tag context');
  const version = read.u8('version');
  if (read.fine && version !== 1) return { ok: false, outcome: 'UNSUPPORTED_VERSION', why: 'version is not 1' };
  const mode = read.u8('mode');
  if (read.fine && mode !== 1) return { ok: false, outcome: 'UNSUPPORTED_VERSION', why: 'mode is not 1' };
  const value = {
    kid: read.u32('kid'),
    serverTimeMs: read.u64('server_time_ms'),
    service: read.text('service'),
    conversation: { type: read.u8('conv_type'), id: read.v8('conv_id') },
    sender: { account: read.text('sender_id'), device: read.u32('sender_device') },
    recipient: read.text('recipient_id'),
    serverMessageId: read.raw(16, 'server_msg_id'),
    commitment: read.raw(32, 'commitment'),
  };
  read.end('the tag context');
  const wrong = wrongShape(value);
  read.refuseIf(wrong !== '', wrong);
  return read.fine ? { ok: true, value } : { ok: false, outcome: 'MALFORMED', why: read.wrong };
}

function wrongShape({ conversation, recipient }) {
  if (conversation.type !== DIRECT && conversation.type !== GROUP) return 'conv_type is neither direct nor group';
  if (conversation.type === GROUP && recipient !== '') return "a group's tag context names no recipient";
  if (conversation.type === DIRECT && conversation.id.length !== 16) return "a direct conversation's id is 16 bytes";
  return '';
}

export const sameSender = (one, other) => one.account === other.account && one.device === other.device;

export const sameConversation = (one, other) => one.type === other.type && compare(one.id, other.id) === 0;

/** What differs between stamp and payload; empty when nothing does. */
export async function difference(context, payload) {
  if (payload.service !== context.service) return 'service';
  if (!sameSender(payload.sender, context.sender)) return 'sender or device';
  if (context.conversation.type === DIRECT && payload.conversation.type === GROUP) {
    // A server that knows no groups stamps each copy as a direct message.
    const direct = await directConversation(context.service, payload.sender.account, context.recipient);
    return equal(direct.id, context.conversation.id) ? '' : 'conversation';
  }
  return sameConversation(context.conversation, payload.conversation) ? '' : 'conversation';
}
