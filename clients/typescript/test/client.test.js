// A message on its whole way, and every bit of it changed.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  COMMITTING, GROUP, commit, decodePayload, decodePlaintext, directConversation, encodePayload, encodePlaintext,
  freshAttachmentKey, freshFrankingKey, openAttachment, receive, report, sealAttachment,
} from '../src/index.js';
import { stamp, stampingKey, verify, verifyingKey } from '../src/service.js';

const SERVICE = 'chat.example';
const NOW = 1790000000000n;
const SECRET = new Uint8Array(32).fill(7);
const direct = await directConversation(SERVICE, 'anna', 'bruno');
const sender = { account: 'bruno', device: 1 };
const settings = {
  keyOf: (kid) => (kid === 41 ? usable : { state: 'never' }),
  windowMs: 15552000000n,
  skewMs: 300000n,
};
const usable = {
  state: 'usable', key: await verifyingKey(SECRET), notBeforeMs: NOW - 1000000n, notAfterMs: NOW + 1000000n,
};
const anna = { account: 'anna', memberAt: () => undefined };

const payloadOf = (more = {}) => ({
  edit: false, forward: false, service: SERVICE, conversation: direct, sender, sequence: 1,
  nonce: new Uint8Array(16), lastSeen: new Uint8Array(32), clientTimeMs: NOW, contentType: 'text/plain',
  content: new TextEncoder().encode('hello from a made chat 🙂'), attachments: [], ...more,
});

async function sent(payload, context = {}) {
  const frankingKey = freshFrankingKey();
  const bytes = encodePayload(payload);
  const commitment = await commit(frankingKey, bytes);
  const stamped = await stamp(await stampingKey(SECRET), {
    kid: 41, serverTimeMs: NOW, service: SERVICE, conversation: direct, sender, recipient: 'anna',
    serverMessageId: new Uint8Array(16), commitment, ...context,
  });
  const plaintext = encodePlaintext(frankingKey, bytes);
  return {
    plaintext,
    delivered: { ...stamped, beside: commitment, sender, shownIn: payload.conversation, receiver: 'anna' },
  };
}

const own = { service: SERVICE, algorithms: [COMMITTING] };
const outcome = async (proof, attachments = [], who = anna) =>
  (await verify({ ...proof, attachments }, settings, who, NOW + 1n)).outcome;

test('what is shown can be reported', async () => {
  const { plaintext, delivered } = await sent(payloadOf());
  const received = await receive(plaintext, delivered, own);
  assert.equal(received.show, true);
  assert.equal(await outcome(received.proof), 'VERIFIED');
  const bundle = JSON.parse(report({ category: 'c', note: 'n', messages: [{ role: 'reported', proof: received.proof }] }));
  assert.equal(bundle.v, 1);
  assert.equal(bundle.messages[0].fk, Buffer.from(received.proof.frankingKey).toString('base64url'));
});

test('every bit of a plaintext counts', async () => {
  const { plaintext, delivered } = await sent(payloadOf());
  for (let bit = 0; bit < 8 * plaintext.length; bit++) {
    const changed = plaintext.slice();
    changed[bit >> 3] ^= 1 << (bit & 7);
    assert.equal((await receive(changed, delivered, own)).show, false, `bit ${bit}`);
  }
  for (let length = 0; length < plaintext.length; length++) {
    assert.equal((await receive(plaintext.slice(0, length), delivered, own)).show, false);
  }
});

test('every bit of what the server stamped counts', async () => {
  const { plaintext, delivered } = await sent(payloadOf());
  const { proof } = await receive(plaintext, delivered, own);
  for (const part of ['tagContext', 'tag', 'frankingKey', 'payload']) {
    for (let bit = 0; bit < 8 * proof[part].length; bit++) {
      const changed = proof[part].slice();
      changed[bit >> 3] ^= 1 << (bit & 7);
      const found = await outcome({ ...proof, [part]: changed });
      assert.ok(!found.startsWith('VERIFIED'), `${part}, bit ${bit}: ${found}`);
    }
  }
});

test('another sender, place, service or receiver is hidden', async () => {
  const { plaintext, delivered } = await sent(payloadOf());
  for (const wrong of [
    { sender: { account: 'carla', device: 1 } },
    { sender: { account: 'bruno', device: 2 } },
    { shownIn: await directConversation(SERVICE, 'anna', 'carla') },
    { receiver: 'carla' },
  ]) {
    const { show, outcome: why } = await receive(plaintext, { ...delivered, ...wrong }, own);
    assert.deepEqual([show, why], [false, 'CONTEXT_MISMATCH']);
  }
  assert.equal((await receive(plaintext, delivered, { ...own, service: 'other.example' })).show, false);
  assert.equal((await receive(plaintext, { ...delivered, tag: new Uint8Array(16) }, own)).outcome, 'MALFORMED');
});

test('a stranger is no party, and a group that the service does not know is the word of its members', async () => {
  const group = { type: GROUP, id: new Uint8Array(16).fill(3) };
  const copy = await sent(payloadOf({ conversation: group }));
  const { proof } = await receive(copy.plaintext, copy.delivered, own);
  assert.equal(await outcome(proof), 'VERIFIED');
  assert.equal(await outcome(proof, [], { ...anna, account: 'carla' }), 'REPORTER_NOT_PARTY');
  const known = await sent(payloadOf({ conversation: group }), { conversation: group, recipient: '' });
  const shown = await receive(known.plaintext, known.delivered, own);
  assert.equal(await outcome(shown.proof, [], { account: 'carla', memberAt: () => true }), 'VERIFIED');
  assert.equal(await outcome(shown.proof, [], { account: 'carla', memberAt: () => false }), 'REPORTER_NOT_PARTY');
});

test('an attachment is the one that was committed to', async () => {
  const key = freshAttachmentKey();
  const plaintext = new Uint8Array(40000).map((_, i) => i % 251);
  const { ciphertext, facts } = await sealAttachment(key, plaintext);
  const named = {
    algorithm: COMMITTING, key, locator: new Uint8Array(0), ...facts, mediaType: 'text/plain', name: 'made',
  };
  const { plaintext: message, delivered } = await sent(payloadOf({ attachments: [named] }));
  const received = await receive(message, delivered, own);
  const whole = [{ index: 0, sha256: facts.plaintextSha256, length: plaintext.length }];
  assert.equal((await openAttachment(received.payload.attachments[0], ciphertext)).ok, true);
  assert.equal(await outcome(received.proof, whole), 'VERIFIED');
  assert.equal(await outcome(received.proof), 'VERIFIED_WITHOUT_ATTACHMENTS');
  assert.equal(await outcome(received.proof, [{ ...whole[0], length: 1 }]), 'ATTACHMENT_MISMATCH');
  assert.deepEqual(await openAttachment(named, ciphertext.slice(1)), { ok: false, fault: 'CIPHERTEXT_MISMATCH' });
  const lie = { ...named, plaintextSha256: new Uint8Array(32) };
  assert.deepEqual(await openAttachment(lie, ciphertext), { ok: false, fault: 'PLAINTEXT_MISMATCH' });
  assert.equal((await receive(message, delivered, { ...own, algorithms: [] })).outcome, 'UNSUPPORTED_VERSION');
});

test('what has no encoding is refused where it is made', () => {
  assert.throws(() => encodePayload(payloadOf({ content: new Uint8Array(65537) })), RangeError);
  assert.throws(() => encodePayload(payloadOf({ nonce: new Uint8Array(15) })), RangeError);
  assert.throws(() => encodePayload(payloadOf({ service: 's'.repeat(256) })), RangeError);
  assert.throws(() => encodePayload(payloadOf({ sequence: -1 })), RangeError);
  assert.throws(() => report({ category: '', note: '', messages: [] }), RangeError);
});

test('any bytes have an outcome and nothing throws', () => {
  let state = 20261126;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 16;
  const good = encodePayload(payloadOf());
  for (let i = 0; i < 20000; i++) {
    const bytes = i % 2 ? good.slice(0, next() % (good.length + 1)) : good.slice();
    for (let changes = next() % 4; changes > 0 && bytes.length > 0; changes--) bytes[next() % bytes.length] = next();
    const decoded = decodePayload(bytes);
    if (decoded.ok) assert.deepEqual(encodePayload(decoded.value), bytes);
    decodePlaintext(bytes);
  }
});
