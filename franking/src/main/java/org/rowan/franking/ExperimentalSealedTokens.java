package org.rowan.franking;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Experimental. Gives tokens to sealed senders, and signs with them.
///
/// - Shapes: `tokenKey` is AES-256, used for one day; account ids are at most 75 bytes.
public record ExperimentalSealedTokens(int mkid, SecretKey tokenKey, PrivateKey moderator) {

    /// A token and the moderator's signature over it.
    public record Token(Octets body, Octets signature) {

        /// What goes beside the payload: the token and the sender's signature over this commitment.
        ///
        /// - Shapes: `ephemeral` is the private key to the token's public one.
        public ExperimentalSealedProof sign(PrivateKey ephemeral, Commitment commitment) {
            return new ExperimentalSealedProof(
                    body, signature, signed(ephemeral, ExperimentalSealedToken.signedBySender(body, commitment)));
        }
    }

    /// For a device that has signed in. The client made the pair of keys; its public one is `ephemeralKey`.
    public Token issue(Sender holder, Instant notBefore, Instant notAfter, Octets ephemeralKey, SecureRandom random) {
        ephemeralKey.require(ExperimentalEd25519.KEY_LENGTH, "the key of a token");
        Writer head =
                ExperimentalSealedToken.head(mkid, notBefore.toEpochMilli(), notAfter.toEpochMilli(), ephemeralKey);
        byte[] nonce = new byte[ExperimentalSealedToken.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] account = encrypted(holder, nonce, head.toArray());
        Octets body = Octets.adopt(
                head.raw(nonce).v8(account, "the account in a token").toArray());
        return new Token(body, signed(moderator, ExperimentalSealedToken.signedByModerator(body)));
    }

    private byte[] encrypted(Sender holder, byte[] nonce, byte[] head) {
        Writer plain = new Writer(ExperimentalSealedToken.ACCOUNT_LENGTH)
                .v8(holder.account(), "an account id")
                .u32(holder.device());
        int padding = ExperimentalSealedToken.ACCOUNT_LENGTH - plain.length();
        if (padding < 0) throw new IllegalArgumentException("an account id in a token is at most 75 bytes");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, tokenKey, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(head);
            return cipher.doFinal(plain.raw(new byte[padding]).toArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java's AES-GCM refuses to encrypt", e);
        }
    }

    private static Octets signed(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return Octets.adopt(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java refuses to sign with Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "ExperimentalSealedTokens[" + Integer.toUnsignedString(mkid) + "]";
    }
}
