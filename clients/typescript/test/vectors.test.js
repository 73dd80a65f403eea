// Agreement with the other implementations, vector by vector.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  cid, commit, decodePayload, decodeTagContext, directConversation, encodePayload, encodePlaintext, openCiphertext,
  sealAttachmentWithSalt,
} from '../src/index.js';
import { clusterId, reportId, stamp, stampingKey, verify } from '../src/service.js';
import { hex, settings, skip, supplied, unhex, vectors } from './support.js';

const message = async (one) => ({
  tagContext: unhex(one.tag_context),
  tag: unhex(one.tag),
  frankingKey: unhex(one.fk),
  payload: unhex(one.payload),
  attachments: await supplied(one.attachments_plaintext ?? []),
});

const by = (account) => ({ account, memberAt: () => undefined });

test('every case has the outcome that the others give it', { skip }, async () => {
  const file = vectors('franking-v1.json');
  const how = await settings(file);
  assert.equal(file.cases.length, 29);
  for (const one of file.cases) {
    const verdict = await verify(await message(one), how, by(one.reporter_id), BigInt(one.now_ms));
    assert.equal(verdict.outcome, one.expect, one.name);
  }
});

test('every step is computed byte for byte', { skip }, async () => {
  const file = vectors('franking-v1.json');
  const key = await stampingKey(unhex(file.tag_keys[0].key));
  for (const step of file.steps) {
    const payload = unhex(step.payload);
    const context = decodeTagContext(unhex(step.tag_context)).value;
    assert.equal(hex(encodePayload(decodePayload(payload).value)), step.payload);
    assert.equal(hex(await cid(payload)), step.cid);
    assert.equal(hex(await commit(unhex(step.fk), payload)), step.commitment);
    const made = await stamp(key, context);
    assert.equal(hex(made.tagContext), step.tag_context);
    assert.equal(hex(made.tag), step.tag);
  }
});

test('ids and the plaintext are computed byte for byte', { skip }, async () => {
  const file = vectors('franking-v1.json');
  const { direct_conversation_id: direct, report_id: ids, fresh_key_per_copy: copies } = file;
  assert.equal(hex((await directConversation(direct.service, direct.b, direct.a)).id), direct.id);
  assert.equal(hex(await reportId(unhex(ids.key), ids.reporter_id, unhex(ids.tag))), ids.report_id);
  assert.equal(hex(await clusterId(unhex(ids.key), ids.sender_id, unhex(ids.payload))), ids.cluster_id);
  const first = file.steps[0];
  assert.equal(hex(encodePlaintext(unhex(first.fk), unhex(first.payload))), file.end_to_end_plaintext_m1);
  assert.equal(hex(await commit(unhex(copies.fk_a), unhex(copies.payload))), copies.commitment_a);
  assert.equal(hex(await commit(unhex(copies.fk_b), unhex(copies.payload))), copies.commitment_b);
});

test('hmac takes two keys for one and a franking key does not', { skip }, async () => {
  const file = vectors('hmac-key-pitfalls.json');
  for (const pair of file.pairs) {
    const results = await Promise.allSettled(
      [pair.k1, pair.k2].map((key) => commit(unhex(key), unhex(file.message))));
    assert.ok(results.filter((result) => result.status === 'fulfilled').length < 2, pair.why);
  }
});

const patterned = (length, pattern) => Uint8Array.from({ length }, (_, i) => pattern[i % pattern.length]);

test('every attachment is sealed and opened byte for byte', { skip }, async () => {
  const file = vectors('attachments-v1.json');
  const pattern = unhex(file.pattern);
  for (const one of file.cases) {
    const plaintext = patterned(one.pt_len, pattern);
    const { ciphertext, facts } = await sealAttachmentWithSalt(unhex(one.key), unhex(one.salt), plaintext);
    assert.equal(hex(facts.ciphertextSha256), one.ct_sha256);
    assert.equal(hex(facts.plaintextSha256), one.pt_sha256);
    assert.equal(facts.ciphertextLength, BigInt(one.ct_len));
    const opened = await openCiphertext(unhex(one.key), ciphertext);
    assert.equal(hex(opened.plaintext), hex(plaintext));
  }
  for (const one of file.negative) {
    const of = file.cases.find((other) => other.pt_len === (one.ct_of_pt_len ?? one.of_pt_len));
    const { ciphertext } = await sealAttachmentWithSalt(unhex(of.key), unhex(of.salt), patterned(of.pt_len, pattern));
    const opened = await openCiphertext(unhex(one.key ?? of.key), ciphertext.slice(0, one.keep_bytes));
    assert.deepEqual(opened, { ok: false, fault: one.expect });
  }
});

test('the salamander is no ciphertext of the committing cipher', { skip }, async () => {
  const file = vectors('salamander.json');
  for (const key of [file.key1, file.key2]) {
    const opened = await openCiphertext(unhex(key), unhex(file.ciphertext_and_tag));
    assert.deepEqual(opened, { ok: false, fault: 'COMMITMENT_MISMATCH' });
  }
});
