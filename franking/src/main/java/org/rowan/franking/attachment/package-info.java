/// Attachments under a cipher that commits to its key (`enc_alg` 1), streamed in pieces of 16 KiB.
package org.rowan.franking.attachment;
