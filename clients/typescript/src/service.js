// The service's side: stamping and verifying, each with a key that can do nothing else.

import { concat, label, equal, utf8, Writer } from './bytes.js';
import { commit } from './commitment.js';
import { decodeTagContext, difference, encodeTagContext } from './context.js';
import { hmac, hmacHolds, hmacKey, sha256 } from './crypto.js';
import { GROUP, decodePayload } from './payload.js';

const secretOf32 = (secret) => {
  if (secret.length !== 32) throw new RangeError(`the key of an epoch is 32 bytes; got ${secret.length}`);
  return secret;
};

/** A key that can make tags and check none. */
export const stampingKey = (secret) => hmacKey(secretOf32(secret), ['sign']);

/** A key that can check tags and make none. */
export const verifyingKey = (secret) => hmacKey(secretOf32(secret), ['verify']);

/** Tag context and tag of a message that was just accepted. */
export async function stamp(key, message) {
  const tagContext = encodeTagContext(message);
  return { tagContext, tag: await hmac(key, tagContext) };
}

const failed = (outcome, why = '') => ({ outcome, why });

/**
 * The outcome of one reported message, in the scheme's order; the numbers are those of its description.
 *
 * @param message tagContext, tag, frankingKey, payload, attachments: [{ index, sha256, length }]
 * @param settings keyOf(kid): { state: 'never' | 'destroyed' | 'compromised' } or { state: 'usable', key, notBeforeMs,
 *     notAfterMs }; windowMs, skewMs; all times BigInt
 * @param reporter account, memberAt(group, timeMs): true, false or undefined where the service does not know
 */
export async function verify(message, settings, reporter, nowMs) {
  if (message.tagContext.length === 0 && message.tag.length === 0) return failed('NO_TAG');
  // 1. Form of context, tag and key.
  const decoded = decodeTagContext(message.tagContext);
  if (!decoded.ok) return failed(decoded.outcome, decoded.why);
  if (message.tag.length !== 32) return failed('MALFORMED', 'tag is not 32 bytes');
  if (message.frankingKey.length !== 32) return failed('MALFORMED', 'fk is not 32 bytes');
  const context = decoded.value;
  // 2. The key.
  const key = settings.keyOf(context.kid);
  if (key.state === 'destroyed') return failed('KEY_EXPIRED');
  if (key.state === 'compromised') return failed('KEY_COMPROMISED');
  if (key.state !== 'usable') return failed('UNKNOWN_KEY');
  // 3. The tag.
  if (!(await hmacHolds(key.key, message.tag, message.tagContext))) return failed('TAG_INVALID');
  // 4. Its time.
  const time = context.serverTimeMs;
  const { skewMs, windowMs } = settings;
  if (time < key.notBeforeMs - skewMs || time > key.notAfterMs + skewMs) return failed('TIME_OUTSIDE_EPOCH');
  if (time > nowMs + skewMs) return failed('TIME_OUTSIDE_EPOCH', "the tag's time is yet to come");
  if (nowMs > time + windowMs) return failed('OUTSIDE_WINDOW');
  return opened(message, context, reporter);
}

async function opened(message, context, reporter) {
  // 5. The commitment.
  if (!equal(await commit(message.frankingKey, message.payload), context.commitment)) {
    return failed('COMMITMENT_MISMATCH');
  }
  // 6. Form of the payload.
  const decoded = decodePayload(message.payload);
  if (!decoded.ok) return failed(decoded.outcome, decoded.why);
  const payload = decoded.value;
  // 7. Payload and stamp speak of the same sender and place.
  const differing = await difference(context, payload);
  if (differing) return failed('CONTEXT_MISMATCH', differing);
  // 8. The reporter was there.
  if (!party(context, payload, reporter)) return failed('REPORTER_NOT_PARTY');
  // 9. The attachments.
  const held = new Set();
  for (const { index, sha256: digest, length } of message.attachments) {
    const named = payload.attachments[index];
    if (!named || named.plaintextLength !== BigInt(length) || !equal(named.plaintextSha256, digest)) {
      return failed('ATTACHMENT_MISMATCH', `attachment ${index}`);
    }
    held.add(index);
  }
  // 10. Verified; wholly only when every attachment was there to be looked at.
  const whole = held.size === payload.attachments.length;
  return { outcome: whole ? 'VERIFIED' : 'VERIFIED_WITHOUT_ATTACHMENTS', why: '', payload, context };
}

function party(context, payload, reporter) {
  if (payload.sender.account === reporter.account) return true;
  if (context.conversation.type !== GROUP) return context.recipient === reporter.account;
  return reporter.memberAt(context.conversation.id, context.serverTimeMs) !== false;
}

const keyed = async (secret, bytes) => hmac(await hmacKey(secretOf32(secret), ['sign']), bytes);

/** The same for the same reporter and tag: a report that is sent again is the same report. */
export const reportId = (secret, reporter, tag) =>
  keyed(secret, new Writer().raw(label('vfr/1/report-id')).text(reporter, 'an account').raw(tag).bytes());

/** The same for everybody who got a copy of this message. */
export const clusterId = async (secret, sender, payload) =>
  keyed(secret, concat(label('vfr/1/cluster'), new Writer().v8(utf8(sender), 'an account').bytes(), await sha256(payload)));
