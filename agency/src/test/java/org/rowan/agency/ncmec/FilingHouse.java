package org.rowan.agency.ncmec;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.agency.Referrals;
import org.rowan.agency.ncmec.simulator.NcmecSimulator;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.Salt;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.cases.Source;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.Sealed;
import org.rowan.flow.ByHand;
import org.rowan.flow.Filing;
import org.rowan.flow.FilingNews;
import org.rowan.flow.Overseeing;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.Vault;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingId;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.screening.Strength;
import org.rowan.signal.Digests;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeKeys;
import org.rowan.testkit.fakes.FakeVault;
import org.rowan.testkit.fakes.Killer;
import org.rowan.testkit.fakes.TestClock;

/// What outlives a filer, and the filers over it, that speak to a simulator over HTTP.
final class FilingHouse implements AutoCloseable {
    static final Person FILER = new Person(new PersonId("filer.one"), Set.of(Role.FILER));
    private static final Credentials CREDENTIALS = new Credentials("drill", "password");
    private static final Filing.Pace PACE =
            new Filing.Pace(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofHours(1));

    final TestClock clock = new TestClock(Referrals.NOW);
    final FakeJournal journal = new FakeJournal();
    final FakeVault vault = new FakeVault(clock);
    final FakeKeys keys = new FakeKeys();
    final List<FilingNews> news = new ArrayList<>();
    final NcmecSimulator simulator;
    final NcmecDesk desk;

    FilingHouse() throws IOException {
        simulator = NcmecSimulator.start(NcmecSimulator.Settings.anyPort(CREDENTIALS), clock);
        desk = desk(simulator);
    }

    NcmecDesk desk(NcmecSimulator of) {
        NcmecSettings settings =
                NcmecSettings.of(of.base(), CREDENTIALS).waiting(Duration.ofSeconds(5), Duration.ofSeconds(20));
        return new NcmecDesk(new NcmecClient(settings), clock);
    }

    /// A filer as a fresh process has it.
    Filing filer() {
        return filer(new Killer(0, false), desk);
    }

    Filing filer(Killer killer, AgencyDesk to) {
        return new Filing(
                killer.wrap(Journal.class, journal),
                killer.wrap(Vault.class, vault),
                killer.wrap(Keys.class, keys),
                clock,
                Map.of(Destination.NCMEC, killer.wrap(AgencyDesk.class, to)),
                PACE,
                this::heard);
    }

    private synchronized void heard(FilingNews told) {
        news.add(told);
    }

    Overseeing overseeing() {
        return new Overseeing(journal, journal, clock);
    }

    ByHand byHand() {
        return new ByHand(journal, vault, keys, clock);
    }

    /// A case that two people referred, with these files.
    CaseId referred(Bytes... contents) throws IOException {
        CaseId id = CaseId.of(keys.fresh(CaseId.RANDOM_BYTES));
        CaseKey key = keys.newCaseKey(id.value());
        Blind blind = new Blind(keys.fresh(32));
        var now = clock.instant();
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent.Opened(now, Source.HASH_MATCH, Referrals.item(), List.of(), Strength.STRONG));
        Change change = Change.at(now).secret(new Change.KeepCaseSecrets(id, key, blind));
        List<ReferredFile> files = new ArrayList<>();
        for (Bytes content : contents) {
            Sealed sealed = keys.seal(
                    key, new EvidenceHeader(id.value(), keys.fresh(16), content.length(), "image/png"), content);
            vault.put(sealed.id(), sealed.object());
            EvidenceItem item = item(sealed, content);
            events.add(new CaseEvent.EvidenceSealed(now, item));
            files.add(file(item));
            change = change.secret(new Change.KeepObjectKey(
                    id, sealed.id(), new Journal.ObjectKey(sealed.header(), sealed.sealedKey())));
        }
        Referral referral = referral(id, FilingId.of(keys.fresh(CaseId.RANDOM_BYTES)), files);
        String filing = referral.filing().value();
        events.add(new CaseEvent.ReferralAccepted(now, Destination.NCMEC, filing));
        CaseFact intent =
                new CaseFact.ReferralIntent(new Label("ncmec"), Reference.of(blind, "package", Bytes.utf8(filing)));
        journal.commit(change.attest(Optional.of(id), new Salt(keys.fresh(Salt.LENGTH)), intent)
                .toCase(id, 0, events)
                .toFiling(referral.filing(), id, 0, new FilingEvent.Begun(now, referral))
                .intend(new Intent(Intent.Kind.FILE, filing, id, now)));
        return id;
    }

    private static EvidenceItem item(Sealed sealed, Bytes content) {
        return new EvidenceItem(
                sealed.id(),
                "image/png",
                content.length(),
                Digests.of(content),
                Optional.empty(),
                Optional.of(WhyUndecodable.UNRECOGNISED));
    }

    private static ReferredFile file(EvidenceItem item) {
        ReferredFile like = Referrals.drill().files().getFirst();
        return new ReferredFile(
                item,
                like.originalName(),
                like.uploadedAt(),
                like.uploadedFrom(),
                like.url(),
                like.publiclyAvailable(),
                true,
                true,
                like.matches());
    }

    private static Referral referral(CaseId id, FilingId filing, List<ReferredFile> files) {
        Referral like = Referrals.drill();
        return new Referral(
                filing,
                id,
                like.destination(),
                true,
                like.incident(),
                like.incidentAt(),
                like.detectedAt(),
                like.priority(),
                like.imminent(),
                like.narrative(),
                like.reporter(),
                like.account(),
                like.item(),
                files,
                like.reviewers(),
                List.of());
    }

    CaseFile file(CaseId id) {
        return journal.load(id).orElseThrow().file();
    }

    FilingFile filing(CaseId id) {
        return journal.load(id).orElseThrow().filings().getFirst();
    }

    /// Files until nothing is due, jumping over pauses.
    void fileAll(Filing filer, int hours) throws IOException {
        for (int turn = 0; turn < 12 * hours; turn++) {
            while (filer.advance()) {}
            clock.advance(Duration.ofMinutes(5));
        }
    }

    @Override
    public void close() {
        desk.close();
        simulator.close();
    }
}
