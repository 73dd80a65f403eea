package org.rowan.agency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.FoundBy;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.MatchFact;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.Surface;
import org.rowan.evidence.EvidenceId;
import org.rowan.hashlist.ListId;
import org.rowan.incident.IpCapture;
import org.rowan.referral.FilingId;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Reporter;
import org.rowan.signal.Digests;
import org.rowan.signal.Variant;
import org.rowan.signal.WhyUndecodable;

/// Harmless referrals for the tests.
public final class Referrals {
    public static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    public static final Bytes ONE = Bytes.utf8("one harmless file\r\n--with dashes--\r\n");
    public static final Bytes TWO = Bytes.utf8("another harmless file");

    private Referrals() {}

    public static Referral drill() {
        return with(true, Destination.NCMEC, Optional.empty(), account(), item());
    }

    public static Referral real() {
        return with(false, Destination.NCMEC, Optional.empty(), account(), item());
    }

    public static Referral toNca(Optional<Priority> priority) {
        return with(true, Destination.NCA, priority, account(), item());
    }

    public static Referral from(Account account, Item item) {
        return with(true, Destination.NCMEC, Optional.empty(), account, item);
    }

    public static Referral with(
            boolean drill, Destination destination, Optional<Priority> priority, Account account, Item item) {
        return new Referral(
                new FilingId("F-00000001"),
                new CaseId("C-00000001"),
                destination,
                drill,
                IncidentType.IMAGERY,
                item.sharedAt(),
                NOW.minusSeconds(3600),
                priority,
                Optional.empty(),
                "Two reviewers agreed: a drill picture.",
                new Reporter(
                        "Example service",
                        new Personal<>("Reporter"),
                        new Personal<>("One"),
                        new Personal<>("reporter@example.org"),
                        Optional.of(new Personal<>("555 0100")),
                        Optional.of("https://example.org/legal")),
                account,
                item,
                List.of(file(ONE, true, item), file(TWO, false, item)),
                List.of(new PersonId("reviewer.one"), new PersonId("reviewer.two")),
                List.of());
    }

    public static Account account() {
        return new Account(
                new Personal<>("account-7"),
                Optional.of(new Personal<>("screen name")),
                Optional.of(new Personal<>("Display Name")),
                Optional.of(new Personal<>("user@example.org")),
                Optional.of(new Personal<>("https://example.org/u/7")));
    }

    public static Item item() {
        return item("192.0.2.7", "https://example.org/p/1", NOW.minusSeconds(7200));
    }

    public static Item item(String address, String url, Instant sharedAt) {
        return new Item(
                "item-1",
                Surface.PUBLIC_POST,
                account(),
                sharedAt,
                Optional.of(new IpCapture(new Personal<>(address), Optional.of(50_000), sharedAt)),
                Optional.of(new Personal<>("holiday \"picture\".jpg")),
                Optional.of(new Personal<>(url)),
                Optional.of(true));
    }

    /// An item whose user gave the file this name.
    public static Item named(String fileName) {
        Item item = item();
        return new Item(
                item.id(),
                item.surface(),
                item.account(),
                item.sharedAt(),
                item.from(),
                Optional.of(new Personal<>(fileName)),
                item.url(),
                item.publiclyAvailable());
    }

    /// The same, behind other people.
    public static Referral by(Referral r, List<PersonId> reviewers) {
        return new Referral(
                r.filing(),
                r.caseId(),
                r.destination(),
                r.drill(),
                r.incident(),
                r.incidentAt(),
                r.detectedAt(),
                r.priority(),
                r.imminent(),
                r.narrative(),
                r.reporter(),
                r.account(),
                r.item(),
                r.files(),
                reviewers,
                r.earlier());
    }

    /// The same, after earlier reports of its case.
    public static Referral after(Referral r, List<String> earlier) {
        return new Referral(
                r.filing(),
                r.caseId(),
                r.destination(),
                r.drill(),
                r.incident(),
                r.incidentAt(),
                r.detectedAt(),
                r.priority(),
                r.imminent(),
                r.narrative(),
                r.reporter(),
                r.account(),
                r.item(),
                r.files(),
                r.reviewers(),
                earlier);
    }

    public static ReferredFile file(Bytes content, boolean viewed, Item item) {
        return new ReferredFile(
                new EvidenceItem(
                        EvidenceId.of(content),
                        "application/octet-stream",
                        content.length(),
                        Digests.of(content),
                        Optional.empty(),
                        Optional.of(WhyUndecodable.UNRECOGNISED)),
                item.fileName(),
                item.sharedAt(),
                item.from(),
                item.url(),
                item.publiclyAvailable(),
                viewed,
                true,
                List.of(new MatchFact(
                        new ListId("drill-1"),
                        "drill list",
                        "example.org",
                        true,
                        FoundBy.MD5,
                        1,
                        0,
                        Variant.values()[0])));
    }

    public static Bytes content(EvidenceId id) {
        return id.equals(EvidenceId.of(ONE)) ? ONE : TWO;
    }
}
