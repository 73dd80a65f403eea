package org.rowan.store.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import org.rowan.base.Bytes;

/// HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM on raw keys, so that what is stored is the
/// standard's own form (`32 bytes encapsulated key | ciphertext`) and not one of a library.
@AccessesPartialKey
final class Hpke {
    static final int KEY_LENGTH = 32;

    private static final HpkeParameters PARAMETERS = parameters();

    private Hpke() {}

    record Pair(Bytes publicKey, Bytes privateKey) {
        @Override
        public String toString() {
            return "[key pair]";
        }
    }

    private static HpkeParameters parameters() {
        try {
            HybridConfig.register();
            return HpkeParameters.builder()
                    .setVariant(HpkeParameters.Variant.NO_PREFIX)
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HPKE cannot be set up", e);
        }
    }

    static Pair generate() {
        try {
            Key key = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(PARAMETERS)
                            .withRandomId()
                            .makePrimary())
                    .build()
                    .getPrimary()
                    .getKey();
            HpkePrivateKey made = (HpkePrivateKey) key;
            return new Pair(
                    Bytes.adopt(made.getPublicKey().getPublicKeyBytes().toByteArray()),
                    Bytes.adopt(made.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HPKE key could be made", e);
        }
    }

    /// - Errors: `GeneralSecurityException` when `publicKey` is none.
    static Bytes seal(Bytes publicKey, Bytes content, Bytes info) throws GeneralSecurityException {
        HybridEncrypt encrypt =
                handle(publicKey(publicKey)).getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        return Bytes.adopt(encrypt.encrypt(content.toArray(), info.toArray()));
    }

    /// - Errors: `GeneralSecurityException` when anything is not as it was sealed.
    static Bytes open(Pair pair, Bytes sealed, Bytes info) throws GeneralSecurityException {
        HpkePrivateKey key = HpkePrivateKey.create(
                publicKey(pair.publicKey()),
                SecretBytes.copyFrom(pair.privateKey().toArray(), InsecureSecretKeyAccess.get()));
        HybridDecrypt decrypt = handle(key).getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        return Bytes.adopt(decrypt.decrypt(sealed.toArray(), info.toArray()));
    }

    private static HpkePublicKey publicKey(Bytes raw) throws GeneralSecurityException {
        return HpkePublicKey.create(PARAMETERS, com.google.crypto.tink.util.Bytes.copyFrom(raw.toArray()), null);
    }

    private static KeysetHandle handle(Key key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }
}
