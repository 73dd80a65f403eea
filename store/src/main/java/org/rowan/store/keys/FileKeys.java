package org.rowan.store.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.ServiceFact.KeyCreate;
import org.rowan.auditlog.ServiceFact.KeyPurpose;
import org.rowan.auditlog.SignedNote;
import org.rowan.auditlog.SigningKey;
import org.rowan.auditlog.VerifierKey;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Sealed;
import org.rowan.evidence.Unsealed;
import org.rowan.port.Journal.ObjectKey;
import org.rowan.port.Keys;

/// Keys that lie in files; see [KeyFolder] for which of them a role loads.
public final class FileKeys implements Keys {
    private final Bytes servicePublic;
    private final Bytes custodianPublic;
    private final Optional<Holders> holders;
    private final VerifierKey logKey;
    private final Optional<SigningKey> logSigner;
    private final SecureRandom random = new SecureRandom();

    /// The private halves that open a case together, of each the newest first and then those that are being
    /// rotated out.
    record Holders(Holder service, Holder custodian) {}

    /// Where the private halves of one holder are. None at the moment: the holder has them elsewhere.
    ///
    /// - Errors: `IOException` with a sentence when a file is there and cannot be used.
    @FunctionalInterface
    interface Holder {
        List<Hpke.Pair> keys() throws IOException;
    }

    FileKeys(
            Bytes servicePublic,
            Bytes custodianPublic,
            Optional<Holders> holders,
            VerifierKey logKey,
            Optional<SigningKey> logSigner) {
        this.servicePublic = servicePublic;
        this.custodianPublic = custodianPublic;
        this.holders = holders;
        this.logKey = logKey;
        this.logSigner = logSigner;
    }

    /// The key by which anybody checks the log.
    public VerifierKey logKey() {
        return logKey;
    }

    /// What the log should say of these keys at first start.
    public List<KeyCreate> facts() {
        List<KeyCreate> facts = new ArrayList<>();
        facts.add(new KeyCreate(KeyPurpose.SERVICE, 1, Digest.of(servicePublic), List.of()));
        facts.add(new KeyCreate(KeyPurpose.CUSTODIAN, 1, Digest.of(custodianPublic), List.of()));
        facts.add(new KeyCreate(KeyPurpose.LOG, 1, Digest.of(logKey.key()), List.of()));
        return facts;
    }

    @Override
    public CaseKey newCaseKey(String caseId) throws IOException {
        try {
            return CaseLock.make(caseId, servicePublic, custodianPublic, this::fresh);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "a case key could not be sealed to the public keys in service.pub and custodian.pub;"
                            + " check that these files belong to this installation",
                    e);
        }
    }

    @Override
    public Sealed seal(CaseKey key, EvidenceHeader header, Bytes content) throws IOException {
        if (!header.caseId().equals(key.caseId()) || header.contentLength() != content.length()) {
            throw new IllegalArgumentException("the header names another case or another length than the content has");
        }
        Bytes objectKey = fresh(ContentCipher.KEY_LENGTH);
        try {
            Bytes sealedKey = CaseLock.versioned(Hpke.seal(key.publicKey(), objectKey, header.bytes()));
            Bytes object = ContentCipher.seal(objectKey, header, content);
            return new Sealed(EvidenceId.of(object), header, sealedKey, object);
        } catch (GeneralSecurityException e) {
            throw new IOException("evidence could not be sealed: the case's public key is damaged in the journal", e);
        }
    }

    @Override
    public Sealing sealing(CaseKey key, EvidenceHeader header, OutputStream object) throws IOException {
        if (!header.caseId().equals(key.caseId())) {
            throw new IllegalArgumentException("the header names another case");
        }
        Bytes objectKey = fresh(ContentCipher.KEY_LENGTH);
        try {
            Bytes sealedKey = CaseLock.versioned(Hpke.seal(key.publicKey(), objectKey, header.bytes()));
            return new Sealing(new ObjectKey(header, sealedKey), ContentCipher.sealing(objectKey, header, object));
        } catch (GeneralSecurityException e) {
            throw new IOException("evidence could not be sealed: the case's public key is damaged in the journal", e);
        }
    }

    @Override
    public Unsealed unseal(CaseKey key, Sealed evidence) throws IOException {
        if (key.isDestroyed() || evidence.sealedKey().length() == 0) {
            return new Unsealed.Refused(Unsealed.Why.KEY_DESTROYED);
        }
        if (holders.isEmpty()) {
            return new Unsealed.Refused(Unsealed.Why.NO_KEY_IN_THIS_ROLE);
        }
        if (!EvidenceId.of(evidence.object()).equals(evidence.id())
                || !evidence.header().caseId().equals(key.caseId())) {
            return new Unsealed.Refused(Unsealed.Why.DAMAGED);
        }
        Both both = both(holders.get());
        if (both.away()) return new Unsealed.Refused(Unsealed.Why.CUSTODIAN_AWAY);
        try {
            Bytes objectKey = objectKey(both, key, evidence.header(), evidence.sealedKey());
            return new Unsealed.Opened(ContentCipher.open(objectKey, evidence.header(), evidence.object()));
        } catch (GeneralSecurityException | IOException e) {
            // The streams are over memory: what fails in them is the authentication of a part.
            return new Unsealed.Refused(Unsealed.Why.DAMAGED);
        }
    }

    @Override
    public Opening open(CaseKey key, ObjectKey objectKey, InputStream object) throws IOException {
        if (key.isDestroyed() || objectKey.sealedKey().length() == 0) {
            return new Shut(Unsealed.Why.KEY_DESTROYED);
        }
        if (holders.isEmpty()) {
            return new Shut(Unsealed.Why.NO_KEY_IN_THIS_ROLE);
        }
        if (!objectKey.header().caseId().equals(key.caseId())) {
            return new Shut(Unsealed.Why.DAMAGED);
        }
        Both both = both(holders.get());
        if (both.away()) return new Shut(Unsealed.Why.CUSTODIAN_AWAY);
        try {
            Bytes opened = objectKey(both, key, objectKey.header(), objectKey.sealedKey());
            return new Flowing(ContentCipher.opening(opened, objectKey.header(), object));
        } catch (GeneralSecurityException e) {
            return new Shut(Unsealed.Why.DAMAGED);
        }
    }

    /// The keys of both holders at this moment.
    private record Both(List<Hpke.Pair> service, List<Hpke.Pair> custodian) {
        boolean away() {
            return custodian.isEmpty();
        }
    }

    private static Both both(Holders holders) throws IOException {
        return new Both(holders.service().keys(), holders.custodian().keys());
    }

    @Override
    public Rewrapped rewrapped(CaseKey key) throws IOException {
        if (key.isDestroyed()) return new AsItIs();
        Both both = both(holders.orElseThrow(
                () -> new IllegalStateException("this role cannot open case keys, so it cannot seal them anew")));
        if (both.away()) return new NotNow();
        try {
            return CaseLock.resealed(key, both.service(), both.custodian())
                    .<Rewrapped>map(Anew::new)
                    .orElseGet(AsItIs::new);
        } catch (GeneralSecurityException e) {
            return new Unopenable();
        }
    }

    private static Bytes objectKey(Both both, CaseKey key, EvidenceHeader header, Bytes sealedKey)
            throws GeneralSecurityException {
        Hpke.Pair casePair = CaseLock.open(key, both.service(), both.custodian());
        return Hpke.open(casePair, CaseLock.unversioned(sealedKey), header.bytes());
    }

    @Override
    public SignedNote sign(Checkpoint head) {
        return logSigner
                .orElseThrow(() -> new IllegalStateException(
                        "this role does not hold the log's key; only the role \"filer\" publishes the log"))
                .sign(head);
    }

    @Override
    public Bytes fresh(int bytes) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return Bytes.adopt(fresh);
    }
}
