package org.rowan.testkit.fakes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.SignedNote;
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

/// Keys whose randomness repeats from run to run. Sealing here is a keyed mask, good enough to notice wrong
/// keys and altered bytes, and good for nothing else.
public final class FakeKeys implements Keys {
    private final boolean mayUnseal;
    private final Set<String> casesMade;
    private final KeyPair logKey;
    private final Set<Bytes> anew = new HashSet<>();
    private boolean rotated;
    private boolean custodianHere;
    private long drawn;

    public FakeKeys() {
        this(true, new HashSet<>());
    }

    private FakeKeys(boolean mayUnseal, Set<String> casesMade) {
        this.mayUnseal = mayUnseal;
        this.casesMade = casesMade;
        try {
            this.logKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /// The same keys in a role that may seal and not open.
    public FakeKeys sealingOnly() {
        return new FakeKeys(false, casesMade);
    }

    @Override
    public synchronized CaseKey newCaseKey(String caseId) {
        casesMade.add(caseId);
        return new CaseKey(caseId, fresh(32), fresh(32), fresh(32), fresh(32));
    }

    @Override
    public Sealed seal(CaseKey key, EvidenceHeader header, Bytes content) {
        Bytes sealedKey = fresh(32);
        Bytes masked = mask(header, sealedKey, content);
        Bytes object = Digest.of(header.bytes().concat(sealedKey).concat(content))
                .value()
                .concat(masked);
        return new Sealed(EvidenceId.of(object), header, sealedKey, object);
    }

    @Override
    public Sealing sealing(CaseKey key, EvidenceHeader header, OutputStream object) {
        Bytes sealedKey = fresh(32);
        OutputStream content = new ByteArrayOutputStream() {
            private boolean ended;

            @Override
            public void close() throws IOException {
                if (ended) return;
                ended = true;
                Bytes whole = Bytes.adopt(toByteArray());
                object.write(Digest.of(header.bytes().concat(sealedKey).concat(whole))
                        .value()
                        .toArray());
                object.write(mask(header, sealedKey, whole).toArray());
                object.close();
            }
        };
        return new Sealing(new ObjectKey(header, sealedKey), content);
    }

    @Override
    public Unsealed unseal(CaseKey key, Sealed evidence) {
        if (!mayUnseal) return new Unsealed.Refused(Unsealed.Why.NO_KEY_IN_THIS_ROLE);
        if (key.isDestroyed()) return new Unsealed.Refused(Unsealed.Why.KEY_DESTROYED);
        if (evidence.object().length() < Digest.LENGTH) return new Unsealed.Refused(Unsealed.Why.DAMAGED);
        Bytes masked = evidence.object().slice(Digest.LENGTH, evidence.object().length());
        Bytes content = mask(evidence.header(), evidence.sealedKey(), masked);
        Bytes check = Digest.of(
                        evidence.header().bytes().concat(evidence.sealedKey()).concat(content))
                .value();
        return check.equals(evidence.object().slice(0, Digest.LENGTH))
                        && key.caseId().equals(evidence.header().caseId())
                ? new Unsealed.Opened(content)
                : new Unsealed.Refused(Unsealed.Why.DAMAGED);
    }

    @Override
    public Opening open(CaseKey key, ObjectKey objectKey, InputStream object) throws IOException {
        Bytes sealed = Bytes.adopt(object.readAllBytes());
        return switch (unseal(
                key, new Sealed(EvidenceId.of(sealed), objectKey.header(), objectKey.sealedKey(), sealed))) {
            case Unsealed.Opened opened -> new Flowing(opened.content().stream());
            case Unsealed.Refused refused -> new Shut(refused.why());
        };
    }

    /// From now on shares that were made before are sealed anew; the custodian is `here` or not.
    public void rotate(boolean here) {
        rotated = true;
        custodianHere = here;
    }

    @Override
    public synchronized Rewrapped rewrapped(CaseKey key) {
        if (!rotated || key.isDestroyed() || anew.contains(key.custodianShare())) return new AsItIs();
        if (!custodianHere) return new NotNow();
        Bytes share = fresh(32);
        anew.add(share);
        return new Anew(new CaseKey(key.caseId(), key.publicKey(), key.serviceShare(), share, key.wrappedPrivateKey()));
    }

    @Override
    public SignedNote sign(Checkpoint head) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(logKey.getPrivate());
            signature.update(Bytes.utf8(head.text()).toArray());
            VerifierKey key = verifier(head.origin());
            return new SignedNote(
                    head.text(),
                    java.util.List.of(new SignedNote.Line(head.origin(), key.id(), Bytes.adopt(signature.sign()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }

    /// What the signatures of `sign` are checked with.
    public VerifierKey verifier(String origin) {
        byte[] encoded = logKey.getPublic().getEncoded();
        return new VerifierKey(
                origin,
                VerifierKey.Type.ED25519,
                Bytes.adopt(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }

    @Override
    public synchronized Bytes fresh(int bytes) {
        Bytes all = Bytes.empty();
        while (all.length() < bytes)
            all = all.concat(Digest.of(Bytes.utf8("fake random " + drawn++)).value());
        return all.slice(0, bytes);
    }

    private static Bytes mask(EvidenceHeader header, Bytes key, Bytes content) {
        byte[] out = content.toArray();
        Bytes stream = Digest.of(header.bytes().concat(key)).value();
        for (int i = 0; i < out.length; i++) out[i] ^= stream.at(i % Digest.LENGTH);
        return Bytes.adopt(out);
    }
}
