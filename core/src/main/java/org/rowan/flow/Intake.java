package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.CaseSource;
import org.rowan.auditlog.CaseFact.MatchOutcome;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Source;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.Sealed;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.port.Answer;
import org.rowan.port.Asked;
import org.rowan.port.Change;
import org.rowan.port.Change.Counter;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Harmless;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.Lookup;
import org.rowan.port.Media;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Outcome;
import org.rowan.port.Vault;
import org.rowan.screening.Glance;
import org.rowan.screening.Screening;
import org.rowan.screening.Screening.Clear;
import org.rowan.screening.Screening.Matched;
import org.rowan.screening.Strength;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.Reel;
import org.rowan.signal.WhyUndecodable;

/// The act of taking one item in: the steps of `docs/architecture.md`, "One uploaded image travels".
///
/// Whatever fails on our side (no database, no child process, disk full) is an `IOException` and leaves
/// nothing but a sealed orphan; the caller keeps the item and repeats with the same key.
public final class Intake {
    private final Journal journal;
    private final Vault vault;
    private final HashLists lists;
    private final Media media;
    private final Keys keys;
    private final InstantSource clock;
    private final IntakeRules rules;
    private final Breaker breaker;
    private final Suspending suspending;
    private final Asking asking;
    private final ServiceAsks asks;

    /// With our own lists alone.
    public Intake(
            Journal journal,
            Vault vault,
            HashLists lists,
            Media media,
            Keys keys,
            InstantSource clock,
            IntakeRules rules) {
        this(journal, vault, lists, media, keys, clock, rules, List.of());
    }

    /// `matchers`: asked about what our lists do not know.
    public Intake(
            Journal journal,
            Vault vault,
            HashLists lists,
            Media media,
            Keys keys,
            InstantSource clock,
            IntakeRules rules,
            List<Lookup> matchers) {
        this(journal, vault, lists, media, keys, clock, rules, matchers, List.of());
    }

    /// `hooks`: where the service is asked something as soon as a case is opened.
    public Intake(
            Journal journal,
            Vault vault,
            HashLists lists,
            Media media,
            Keys keys,
            InstantSource clock,
            IntakeRules rules,
            List<Lookup> matchers,
            List<HookPlan> hooks) {
        this.journal = journal;
        this.vault = vault;
        this.lists = lists;
        this.media = media;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
        this.breaker = new Breaker(rules.breaker());
        this.suspending = new Suspending(lists, journal, keys, clock);
        this.asking = new Asking(matchers);
        this.asks = new ServiceAsks(hooks, keys);
    }

    public sealed interface Taken {}

    /// `repeated`: the same answer as the first time; nothing was done again.
    public record Answered(Receipt receipt, boolean repeated) implements Taken {}

    public record Refused(Refusal why) implements Taken {}

    public enum Refusal {
        /// The key was used before for other content.
        KEY_REUSED,
        /// The item was shared, or its address seen, in the future by our clock.
        CLOCK_AHEAD
    }

    public Taken accept(Submission submission) throws IOException {
        Instant now = clock.instant(); // 1
        if (inFuture(submission, now)) return new Refused(Refusal.CLOCK_AHEAD);
        Asked asked = Repetition.asked(submission);
        Optional<Answer> before = journal.answered(asked); // 2
        if (before.isPresent()) return repeated(asked, before.get());
        HashIndex index = lists.snapshot();
        Optional<Clear> early = firstLook(submission.payload(), index); // 3
        Examined examined = early.isPresent() ? Examined.NOT_AT_ALL : examine(submission.payload()); // 4
        Screening screening = early.isPresent() ? early.get() : screen(submission.payload(), examined, index); // 5
        Finding finding = ask(submission.payload(), examined, index, Finding.of(screening)); // 5
        Receipt receipt = receipt(finding, harmless(finding, examined, now), examined, index);
        Change change = counted(Change.at(now).count(Counter.SCANNED), receipt);
        if (receipt.outcome() == Outcome.MATCHED || receipt.outcome() == Outcome.HELD) {
            CaseId id = CaseId.of(keys.fresh(CaseId.RANDOM_BYTES));
            receipt = receipt.about(id);
            change = openCase(change, id, submission, examined, finding.strength(), receipt); // 6
        }
        Taken taken = answer(journal.commit(change.answering(new Answer(asked, receipt))), asked, receipt); // 7, 8
        watch(screening, examined, now);
        return taken;
    }

    /// After the item is safe: an entry that matches everything is not believed any more.
    private void watch(Screening screening, Examined examined, Instant now) throws IOException {
        if (!(screening instanceof Matched matched) || examined.digests().isEmpty()) return;
        for (HashEntry entry : breaker.tripped(examined.digests().get().sha256(), matched.matches(), now)) {
            suspending.suspend(Optional.empty(), entry.list(), entry.record());
        }
    }

    private boolean inFuture(Submission submission, Instant now) {
        Instant limit = now.plus(rules.clockTolerance());
        return submission.item().isAfter(limit);
    }

    private static Taken repeated(Asked asked, Answer before) {
        return before.asked().content().equals(asked.content())
                ? new Answered(before.receipt(), true)
                : new Refused(Refusal.KEY_REUSED);
    }

    private record Examined(
            Optional<Digests> digests,
            Optional<Fingerprints> fingerprints,
            Reel reel,
            Optional<WhyUndecodable> undecodable) {
        private static final Examined NOT_AT_ALL =
                new Examined(Optional.empty(), Optional.empty(), Reel.STILL, Optional.empty());
    }

    /// Most uploads are far from everything, and a first look says so.
    private Optional<Clear> firstLook(Submission.Payload payload, HashIndex index) throws IOException {
        // Whoever has to be asked needs the exact hash, or the kind of picture.
        if (!(payload instanceof Submission.File file) || !asking.nobody()) return Optional.empty();
        Optional<Hashed> glance = media.glance(file.content());
        return glance.isEmpty()
                ? Optional.empty()
                : Glance.rulesOut(Digests.of(file.content()), glance.get(), index, rules.limits());
    }

    private Examined examine(Submission.Payload payload) throws IOException {
        return switch (payload) {
            case Submission.Hashes hashes -> Examined.NOT_AT_ALL;
            case Submission.File file -> {
                Optional<Digests> digests = Optional.of(Digests.of(file.content()));
                yield switch (media.fingerprint(file.content())) {
                    case Media.Fingerprinted f ->
                        new Examined(digests, Optional.of(f.fingerprints()), f.reel(), Optional.empty());
                    case Media.Undecodable u ->
                        new Examined(digests, Optional.empty(), Reel.STILL, Optional.of(u.why()));
                };
            }
        };
    }

    private Screening screen(Submission.Payload payload, Examined examined, HashIndex index) {
        return switch (payload) {
            case Submission.Hashes hashes -> Screening.ofHashes(hashes.digests(), hashes.pdq(), index, rules.limits());
            case Submission.File file ->
                Screening.of(
                        examined.digests().orElseThrow(),
                        examined.fingerprints(),
                        examined.reel(),
                        index,
                        rules.limits());
        };
    }

    private Finding ask(Submission.Payload payload, Examined examined, HashIndex index, Finding own) {
        if (asking.nobody()) return own;
        return switch (payload) {
            case Submission.Hashes hashes ->
                asking.about(hashes.pdq(), Screening.gap(hashes.digests(), hashes.pdq(), index, rules.limits()), own);
            case Submission.File file -> {
                Optional<Fingerprints> prints = examined.fingerprints();
                Optional<Screening.Why> gap = Screening.gap(prints, examined.reel(), index, rules.limits());
                yield asking.about(new Asking.Picture(file.content(), prints, examined.reel(), gap), own);
            }
        };
    }

    /// Asked only where it matters: a reviewed file is spared for its likeness, a listed one is not held.
    private Optional<Harmless> harmless(Finding finding, Examined examined, Instant now) throws IOException {
        boolean holds = outcome(finding) == Outcome.HELD;
        if (examined.digests().isEmpty() || !(finding.resembles() || holds)) return Optional.empty();
        Harmless known = lists.harmless(examined.digests().get().sha256(), now);
        boolean matters = finding.resembles() ? known == Harmless.REVIEWED : known == Harmless.LISTED;
        return matters ? Optional.of(known) : Optional.empty();
    }

    private Receipt receipt(Finding found, Optional<Harmless> harmless, Examined examined, HashIndex index) {
        Finding finding = harmless.isPresent() && found.matched() ? found.spared() : found;
        Outcome outcome = outcome(finding);
        return new Receipt(
                harmless.isPresent() && outcome == Outcome.HELD ? Outcome.UNSCREENABLE : outcome,
                index.size(),
                finding.matches(),
                Optional.empty(),
                Optional.empty(),
                finding.why(),
                examined.undecodable(),
                finding.asked(),
                harmless);
    }

    private Outcome outcome(Finding finding) {
        if (finding.matched()) return Outcome.MATCHED;
        if (finding.why().isEmpty()) return Outcome.CLEAR;
        return rules.hold().contains(finding.why().get()) ? Outcome.HELD : Outcome.UNSCREENABLE;
    }

    private Change openCase(
            Change change, CaseId id, Submission submission, Examined examined, Strength strength, Receipt receipt)
            throws IOException {
        CaseKey key = keys.newCaseKey(id.value());
        Blind blind = new Blind(keys.fresh(Blind.LENGTH));
        boolean held = receipt.outcome() == Outcome.HELD;
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent.Opened(
                change.at(),
                held ? Source.HELD_UNSCREENABLE : Source.HASH_MATCH,
                submission.item(),
                receipt.matches(),
                strength));
        Change opening = attestOpening(
                change.secret(new Change.KeepCaseSecrets(id, key, blind)), id, blind, submission, examined, receipt);
        if (submission.payload() instanceof Submission.File file) {
            Sealed sealed = seal(key, id, examined, file.content());
            EvidenceItem evidence = evidence(sealed, examined, file.content());
            events.add(new CaseEvent.EvidenceSealed(change.at(), evidence));
            opening = attestSealing(opening, id, blind, sealed, evidence);
        }
        List<ServiceAsked> asked = asks.atOpening(new CaseFile(id, events), change.at());
        return asks.writtenDown(opening, id, blind, asked).toCase(id, 0, ServiceAsks.plus(events, asked));
    }

    private Change attestOpening(
            Change change, CaseId id, Blind blind, Submission submission, Examined examined, Receipt receipt)
            throws IOException {
        boolean held = receipt.outcome() == Outcome.HELD;
        boolean drill =
                !receipt.matches().isEmpty() && receipt.matches().stream().allMatch(MatchFact::drill);
        String object = examined.digests().map(d -> d.sha256().hex()).orElse("-");
        Bytes origin = Bytes.utf8(submission.client() + "\n" + submission.item().id());
        List<Digest> leaves = listLeaves(receipt.matches());
        Attesting log = new Attesting(keys);
        Change opened = log.ofCase(
                change,
                id,
                new CaseFact.CaseOpen(
                        held ? CaseSource.HELD : CaseSource.MATCH, Reference.of(blind, "item", origin), drill));
        return log.ofCase(
                opened,
                id,
                new CaseFact.MatchDecision(
                        matchOutcome(receipt),
                        leaves,
                        rules.policyLeaf(),
                        Reference.of(blind, "record", Records.match(receipt.matches(), object))));
    }

    private static MatchOutcome matchOutcome(Receipt receipt) {
        if (receipt.outcome() == Outcome.HELD) return MatchOutcome.HELD;
        boolean elsewhere = receipt.matches().stream().allMatch(m -> m.type().matcher());
        return elsewhere ? MatchOutcome.KNOWN_ELSEWHERE : MatchOutcome.QUEUED_FOR_REVIEW;
    }

    private Change attestSealing(Change change, CaseId id, Blind blind, Sealed sealed, EvidenceItem evidence) {
        Change kept = change.secret(
                new Change.KeepObjectKey(id, sealed.id(), new Journal.ObjectKey(sealed.header(), sealed.sealedKey())));
        return new Attesting(keys)
                .ofCase(
                        kept,
                        id,
                        new CaseFact.EvidenceSeal(
                                sealed.id().digest(),
                                sealed.keyId(),
                                Reference.of(
                                        blind,
                                        "content",
                                        evidence.digests().sha256().value())));
    }

    /// Sealed and on disk before anything is recorded; a crash after this leaves an orphan, which is swept
    /// after a day.
    private Sealed seal(CaseKey key, CaseId id, Examined examined, Bytes content) throws IOException {
        EvidenceHeader header = new EvidenceHeader(
                id.value(), keys.fresh(EvidenceHeader.OBJECT_ID_LENGTH), content.length(), mediaType(examined));
        Sealed sealed = keys.seal(key, header, content);
        vault.put(sealed.id(), sealed.object());
        return sealed;
    }

    private static EvidenceItem evidence(Sealed sealed, Examined examined, Bytes content) {
        return new EvidenceItem(
                sealed.id(),
                mediaType(examined),
                content.length(),
                examined.digests().orElseThrow(),
                examined.fingerprints(),
                examined.undecodable());
    }

    private static String mediaType(Examined examined) {
        return examined.fingerprints().map(f -> f.format().mediaType()).orElse("application/octet-stream");
    }

    private List<Digest> listLeaves(List<MatchFact> matches) throws IOException {
        if (matches.isEmpty()) return List.of();
        List<Digest> leaves = new ArrayList<>();
        for (HashLists.Listed listed : lists.all()) {
            if (matches.stream().anyMatch(m -> m.listId().equals(listed.list().id()))) leaves.add(listed.importLeaf());
        }
        return leaves;
    }

    private static Change counted(Change change, Receipt receipt) {
        Change counted = change.count(counter(receipt.outcome()));
        return receipt.harmless().equals(Optional.of(Harmless.REVIEWED)) ? counted.count(Counter.HARMLESS) : counted;
    }

    private static Counter counter(Outcome outcome) {
        return switch (outcome) {
            case CLEAR -> Counter.CLEAR;
            case MATCHED -> Counter.MATCHED;
            case HELD -> Counter.HELD;
            case UNSCREENABLE -> Counter.UNSCREENABLE;
        };
    }

    private static Taken answer(Journal.Committed committed, Asked asked, Receipt receipt) {
        return switch (committed) {
            case Journal.Done done -> new Answered(receipt.at(done.firstIndex()), false);
            case Journal.AnsweredBefore before -> repeated(asked, before.answer());
            case Journal.Stale stale -> throw new IllegalStateException("a new case cannot be stale");
        };
    }
}
