// Spoken to by the Java tests: reads what Java made, says what it finds, and gives a message of its own.
// Usage: node exchange.js FILE

import { readFileSync } from 'node:fs';
import { commit, directConversation, encodePayload, encodePlaintext, freshFrankingKey, report } from '../src/index.js';
import { stamp, stampingKey, verify } from '../src/service.js';
import { hex, settings, supplied, unhex } from './support.js';

const file = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const how = await settings(file);
const who = { account: file.reporter, memberAt: () => undefined };
const outcomes = [];
for (const one of file.cases) {
  const message = {
    tagContext: unhex(one.tag_context), tag: unhex(one.tag), frankingKey: unhex(one.fk), payload: unhex(one.payload),
    attachments: await supplied(one.attachments_plaintext),
  };
  outcomes.push((await verify(message, how, who, BigInt(file.now_ms))).outcome);
}

const conversation = await directConversation(file.service, file.reporter, file.sender);
const sender = { account: file.sender, device: 1 };
const payload = encodePayload({
  edit: false, forward: true, service: file.service, conversation, sender, sequence: 4294967295,
  nonce: new Uint8Array(16).fill(1), lastSeen: new Uint8Array(32).fill(2), clientTimeMs: 2n ** 64n - 1n,
  contentType: 'text/plain;charset=utf-8', content: new TextEncoder().encode('grüße 🙂'), attachments: [],
});
const frankingKey = freshFrankingKey();
const commitment = await commit(frankingKey, payload);
const stamped = await stamp(await stampingKey(unhex(file.tag_keys[0].key)), {
  kid: file.tag_keys[0].kid, serverTimeMs: BigInt(file.now_ms), service: file.service, conversation, sender,
  recipient: file.reporter, serverMessageId: new Uint8Array(16).fill(3), commitment,
});
const proof = { ...stamped, frankingKey, payload };
console.log(JSON.stringify({
  outcomes,
  plaintext: hex(encodePlaintext(frankingKey, payload)),
  report: report({ category: 'made-up', note: 'from another language', messages: [{ role: 'reported', proof }] }),
}));
