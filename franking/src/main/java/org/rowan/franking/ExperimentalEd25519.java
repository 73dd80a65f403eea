package org.rowan.franking;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// Experimental. Checks signatures; a server with many of them puts a quicker library behind it.
@FunctionalInterface
public interface ExperimentalEd25519 {
    int KEY_LENGTH = 32;

    /// Any bytes may come; whatever is not a good signature of a good key does not hold.
    boolean holds(Octets publicKey, byte[] message, Octets signature);

    /// The platform's own.
    static ExperimentalEd25519 ofPlatform() {
        return (publicKey, message, signature) -> {
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key(publicKey));
                check.update(message);
                return check.verify(signature.view());
            } catch (GeneralSecurityException notGood) {
                return false;
            }
        };
    }

    private static PublicKey key(Octets raw) throws GeneralSecurityException {
        byte[] encoded = new Writer(44)
                .raw(HexFormat.of().parseHex("302a300506032b6570032100"))
                .raw(raw)
                .toArray();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
