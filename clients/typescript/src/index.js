export { DIRECT, GROUP, cid, decodePayload, directConversation, encodePayload } from './payload.js';
export { commit, decodePlaintext, encodePlaintext, freshFrankingKey } from './commitment.js';
export { decodeTagContext } from './context.js';
export { receive } from './receiver.js';
export {
  COMMITTING, freshAttachmentKey, openAttachment, openCiphertext, sealAttachment, sealAttachmentWithSalt,
} from './attachment.js';
export { report } from './report.js';
