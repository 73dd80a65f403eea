package org.rowan.testkit.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.KeepingFact;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.Salt;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.Account;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.PersonId;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Asked;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Receipt;
import org.rowan.referral.FilingId;
import org.rowan.referral.Referral;
import org.rowan.referral.Reporter;
import org.rowan.screening.Strength;
import org.rowan.signal.Digests;
import org.rowan.signal.WhyUndecodable;

/// Made-up cases for contracts. Every value is drawn from a counter, so that no two are alike.
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final PersonId REVIEWER = new PersonId("reviewer.one");

    private static final AtomicInteger DRAWN = new AtomicInteger();

    private Samples() {}

    public static Bytes fresh(int length) {
        return Digest.of(Bytes.utf8("sample " + DRAWN.incrementAndGet()))
                .value()
                .slice(0, length);
    }

    public static CaseId caseId() {
        return CaseId.of(fresh(CaseId.RANDOM_BYTES));
    }

    public static Item item() {
        return new Item(
                "item-1",
                Surface.PUBLIC_POST,
                Account.known("account-1"),
                NOON.minusSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true));
    }

    public static CaseEvent.Opened opened(Instant at) {
        return new CaseEvent.Opened(at, Source.HELD_UNSCREENABLE, item(), List.of(), Strength.WEAK);
    }

    public static EvidenceItem evidence(EvidenceId id) {
        return new EvidenceItem(
                id,
                "application/octet-stream",
                7,
                Digests.of(Bytes.utf8("content")),
                Optional.empty(),
                Optional.of(WhyUndecodable.UNRECOGNISED));
    }

    public static CaseFact fact() {
        return new KeepingFact.HoldLift(new Reference(new Digest(fresh(32))), new Reference(new Digest(fresh(32))));
    }

    public static Change attested(Change change, CaseId id) {
        return change.attest(Optional.of(id), new Salt(fresh(Salt.LENGTH)), fact());
    }

    /// Opens a case with its secrets and one entry in the log.
    public static Change opening(CaseId id, Instant at) {
        CaseKey key = new CaseKey(id.value(), fresh(32), fresh(32), fresh(32), fresh(32));
        return attested(
                Change.at(at)
                        .secret(new Change.KeepCaseSecrets(id, key, new Blind(fresh(Blind.LENGTH))))
                        .toCase(id, 0, List.of(opened(at))),
                id);
    }

    public static Journal.ObjectKey objectKey(CaseId id) {
        return new Journal.ObjectKey(
                new EvidenceHeader(id.value(), fresh(EvidenceHeader.OBJECT_ID_LENGTH), 7, "image/png"), fresh(32));
    }

    public static Asked asked(String client, String key) {
        return new Asked(client, Digest.of(Bytes.utf8(client + "\n" + key)).value(), fresh(8));
    }

    public static Receipt receipt(Receipt.Outcome outcome, Optional<CaseId> id) {
        return new Receipt(outcome, 3, List.of(), id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static FilingId filingId() {
        return FilingId.of(fresh(CaseId.RANDOM_BYTES));
    }

    public static Referral referral(FilingId filing, CaseId id) {
        var email = new org.rowan.base.Personal<>("desk@example.org");
        var name = new org.rowan.base.Personal<>("Reviewer");
        return new Referral(
                filing,
                id,
                Destination.NCMEC,
                true,
                IncidentType.IMAGERY,
                NOON.minusSeconds(60),
                NOON,
                Optional.empty(),
                Optional.empty(),
                "seen on a public page",
                new Reporter("Example", name, name, email, Optional.empty(), Optional.empty()),
                Account.known("account-1"),
                item(),
                List.of(),
                List.of(REVIEWER),
                List.of());
    }

    /// An intent with its entry in the log.
    public static Change intending(CaseId id, String subject, Instant due) {
        return Change.at(NOON)
                .attest(
                        Optional.of(id),
                        new Salt(fresh(Salt.LENGTH)),
                        new CaseFact.ReferralIntent(new Label("ncmec"), new Reference(new Digest(fresh(32)))))
                .intend(new Intent(Intent.Kind.FILE, subject, id, due));
    }
}
