// What a client checks before it shows a message. These rules are part of the security: a client that shows
// more hands abusers a channel that cannot be reported.

import { equal } from './bytes.js';
import { commit, decodePlaintext } from './commitment.js';
import { decodeTagContext, difference, sameConversation, sameSender } from './context.js';
import { DIRECT, decodePayload } from './payload.js';

const COMMITTING = 1;

const hide = ({ outcome, why }) => ({ show: false, outcome, why });
const differs = (why) => ({ show: false, outcome: 'CONTEXT_MISMATCH', why });

/**
 * Whether a decrypted message may be shown, and what to keep so that it can be reported.
 *
 * @param delivered tagContext, tag, beside (the commitment that came with the ciphertext), sender and shownIn as the
 *     end-to-end protocol authenticated them, receiver (the own account)
 * @param own service, and algorithms: the numbers of the ciphers for attachments that this client knows
 */
export async function receive(plaintext, delivered, own) {
  const opened = decodePlaintext(plaintext);
  if (!opened.ok) return hide(opened);
  const payload = decodePayload(opened.value.payload);
  if (!payload.ok) return hide(payload);
  const context = decodeTagContext(delivered.tagContext);
  if (!context.ok) return hide(context);
  if (delivered.tag.length !== 32) return hide({ outcome: 'MALFORMED', why: 'tag is not 32 bytes' });
  const commitment = await commit(opened.value.frankingKey, opened.value.payload);
  if (!equal(commitment, delivered.beside) || !equal(commitment, context.value.commitment)) {
    return hide({ outcome: 'COMMITMENT_MISMATCH', why: '' });
  }
  return placed(opened.value, payload.value, context.value, delivered, own);
}

async function placed(opened, payload, context, delivered, own) {
  if (context.service !== own.service) return differs('service');
  if (!sameSender(payload.sender, delivered.sender)) return differs('sender or device');
  if (!sameConversation(payload.conversation, delivered.shownIn)) return differs('conversation');
  const mine = context.recipient === delivered.receiver || delivered.sender.account === delivered.receiver;
  if (context.conversation.type === DIRECT && !mine) return differs('recipient');
  const differing = await difference(context, payload);
  if (differing) return differs(differing);
  for (const attachment of payload.attachments) {
    if (!own.algorithms.includes(attachment.algorithm)) return hide({ outcome: 'UNSUPPORTED_VERSION', why: 'enc_alg' });
    if (attachment.algorithm === COMMITTING && attachment.key.length !== 32) {
      return hide({ outcome: 'MALFORMED', why: 'the key of an attachment' });
    }
  }
  const { frankingKey, payload: bytes } = opened;
  return { show: true, payload, proof: { tagContext: delivered.tagContext, tag: delivered.tag, frankingKey, payload: bytes } };
}
