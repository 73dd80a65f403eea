// A report: what the user picked, and nothing else.

const MOST_MESSAGES = 50;

/** Without padding, as it goes into the JSON. */
export function base64url(bytes) {
  let binary = '';
  for (const one of bytes) binary += String.fromCharCode(one);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The JSON part of a report.
 *
 * @param messages role ('reported' or 'context'), proof as it was received, and for each attachment that is handed in
 *     its index, form ('plaintext', 'ciphertext' or 'absent') and the name of the part that carries it
 */
export function report({ category, note, messages }) {
  if (messages.length < 1 || messages.length > MOST_MESSAGES) {
    throw new RangeError(`a report has 1 to 50 messages; got ${messages.length}`);
  }
  return JSON.stringify({
    v: 1,
    category,
    note,
    messages: messages.map(({ role, proof, attachments = [] }) => ({
      role,
      tag_context: base64url(proof.tagContext),
      tag: base64url(proof.tag),
      fk: base64url(proof.frankingKey),
      payload: base64url(proof.payload),
      attachments,
    })),
  });
}
