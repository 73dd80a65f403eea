package org.rowan.store.keys;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rowan.base.Bytes;
import org.rowan.base.Framing;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.CaseKeys;

/// The private half of a case key, locked by two shares of which each is sealed to another holder. Version
/// 1 of every sealed part, which its first byte says, so that cases can be re-sealed under better
/// algorithms.
final class CaseLock {
    static final byte VERSION = 1;

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int SERVICE = 1;
    private static final int CUSTODIAN = 2;

    private CaseLock() {}

    /// Makes a case key. Shares and private half exist in here only, and are given up at the end.
    static CaseKey make(String caseId, Bytes servicePublic, Bytes custodianPublic, Random random)
            throws GeneralSecurityException {
        Hpke.Pair pair = Hpke.generate();
        var shares = new CaseKeys.Shares(random.fresh(CaseKeys.LENGTH), random.fresh(CaseKeys.LENGTH));
        Bytes nonce = random.fresh(NONCE_LENGTH);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, caseId, shares, nonce, pair.publicKey());
        Bytes wrapped =
                nonce.concat(Bytes.adopt(cipher.doFinal(pair.privateKey().toArray())));
        return new CaseKey(
                caseId,
                pair.publicKey(),
                versioned(Hpke.seal(servicePublic, shares.service(), shareInfo(SERVICE, caseId))),
                versioned(Hpke.seal(custodianPublic, shares.custodian(), shareInfo(CUSTODIAN, caseId))),
                versioned(wrapped));
    }

    /// - Errors: `GeneralSecurityException` when a part is not as it was made, or was made for other
    ///   holders.
    static Hpke.Pair open(CaseKey key, List<Hpke.Pair> service, List<Hpke.Pair> custodian)
            throws GeneralSecurityException {
        var shares = new CaseKeys.Shares(
                share(service, key.serviceShare(), shareInfo(SERVICE, key.caseId())),
                share(custodian, key.custodianShare(), shareInfo(CUSTODIAN, key.caseId())));
        Bytes wrapped = unversioned(key.wrappedPrivateKey());
        if (wrapped.length() < NONCE_LENGTH) {
            throw new GeneralSecurityException("the wrapped key is too short");
        }
        Cipher cipher =
                cipher(Cipher.DECRYPT_MODE, key.caseId(), shares, wrapped.slice(0, NONCE_LENGTH), key.publicKey());
        byte[] secret =
                cipher.doFinal(wrapped.slice(NONCE_LENGTH, wrapped.length()).toArray());
        return new Hpke.Pair(key.publicKey(), Bytes.adopt(secret));
    }

    /// The same case key with both shares sealed to the newest keys of their holders; what they wrap, and what
    /// was sealed under it, stays as it is. Empty when nothing has to change.
    ///
    /// - Errors: as those of `open`.
    static Optional<CaseKey> resealed(CaseKey key, List<Hpke.Pair> service, List<Hpke.Pair> custodian)
            throws GeneralSecurityException {
        Bytes serviceShare = resealed(service, key.serviceShare(), shareInfo(SERVICE, key.caseId()));
        Bytes custodianShare = resealed(custodian, key.custodianShare(), shareInfo(CUSTODIAN, key.caseId()));
        CaseKey now = new CaseKey(key.caseId(), key.publicKey(), serviceShare, custodianShare, key.wrappedPrivateKey());
        return now.equals(key) ? Optional.empty() : Optional.of(now);
    }

    private static Bytes resealed(List<Hpke.Pair> holder, Bytes sealed, Bytes info) throws GeneralSecurityException {
        Hpke.Pair newest = holder.getFirst();
        if (opens(newest, sealed, info)) return sealed;
        return versioned(Hpke.seal(newest.publicKey(), share(holder, sealed, info), info));
    }

    private static boolean opens(Hpke.Pair pair, Bytes sealed, Bytes info) {
        try {
            return share(List.of(pair), sealed, info).length() == CaseKeys.LENGTH;
        } catch (GeneralSecurityException underAnother) {
            return false;
        }
    }

    static Bytes versioned(Bytes part) {
        return Bytes.copyOf(new byte[] {VERSION}).concat(part);
    }

    static Bytes unversioned(Bytes part) throws GeneralSecurityException {
        if (part.length() == 0 || part.at(0) != VERSION) {
            throw new GeneralSecurityException("a sealed part of an unknown version");
        }
        return part.slice(1, part.length());
    }

    /// Opened with the newest key of its holder, or one that is being rotated out.
    private static Bytes share(List<Hpke.Pair> holder, Bytes sealed, Bytes info) throws GeneralSecurityException {
        GeneralSecurityException why = new GeneralSecurityException("no key of the share's holder is here");
        for (Hpke.Pair pair : holder) {
            try {
                Bytes opened = Hpke.open(pair, unversioned(sealed), info);
                if (opened.length() == CaseKeys.LENGTH) return opened;
                why = new GeneralSecurityException("a share of another length");
            } catch (GeneralSecurityException other) {
                why = other;
            }
        }
        throw why;
    }

    private static Cipher cipher(int mode, String caseId, CaseKeys.Shares shares, Bytes nonce, Bytes publicKey)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(CaseKeys.derive(caseId, shares).toArray(), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce.toArray()));
        cipher.updateAAD(new Framing()
                .v8(Bytes.utf8("ev/1/case-private"))
                .v8(Bytes.utf8(caseId))
                .v8(publicKey)
                .bytes()
                .toArray());
        return cipher;
    }

    private static Bytes shareInfo(int holder, String caseId) {
        return new Framing()
                .v8(Bytes.utf8("ev/1/share"))
                .number(holder, 1)
                .v8(Bytes.utf8(caseId))
                .bytes();
    }

    /// Where fresh bytes come from.
    @FunctionalInterface
    interface Random {
        Bytes fresh(int bytes);
    }
}
