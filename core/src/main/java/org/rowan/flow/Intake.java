package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseId;
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

/// The act of taking one item in: the steps of `docs/architecture.md`, "One uploaded image travels".
///
/// Whatever fails on our side (no database, no child process, disk full) is an `IOException` and leaves
/// nothing but a sealed orphan; the caller keeps the item and repeats with the same key.
public final class Intake {
    private final Journal journal;
    private final HashLists lists;
    private final Media media;
    private final Keys keys;
    private final InstantSource clock;
    private final IntakeRules rules;
    private final Breaker breaker;
    private final Suspending suspending;
    private final Asking asking;
    private final Opening opening;

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
        this.lists = lists;
        this.media = media;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
        this.breaker = new Breaker(rules.breaker());
        this.suspending = new Suspending(lists, journal, keys, clock);
        this.asking = new Asking(matchers);
        this.opening = new Opening(vault, lists, keys, rules, new ServiceAsks(hooks, keys));
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
        return switch (submission.payload()) {
            case Submission.Words words -> settle(submission, asked, Looked.AT_WORDS, now);
            case Submission.Screenable screenable -> compared(submission, screenable, asked, now);
        };
    }

    /// What looking at an item came to.
    private record Looked(Receipt receipt, Examined examined, Strength strength) {
        /// Words are compared with nothing.
        private static final Looked AT_WORDS = new Looked(Receipt.ofNotice(0), Examined.NOT_AT_ALL, Strength.WEAK);
    }

    private Taken compared(Submission submission, Submission.Screenable payload, Asked asked, Instant now)
            throws IOException {
        HashIndex index = lists.snapshot();
        Optional<Clear> early = firstLook(submission, index); // 3
        Examined examined = early.isPresent() ? Examined.NOT_AT_ALL : examine(payload); // 4
        Screening screening = early.isPresent() ? early.get() : screen(payload, examined, index); // 5
        Finding finding = ask(payload, examined, index, Finding.of(screening)); // 5
        Receipt receipt = receipt(submission, finding, examined, index, now);
        Taken taken = settle(submission, asked, new Looked(receipt, examined, finding.strength()), now);
        watch(screening, examined, now);
        return taken;
    }

    private Taken settle(Submission submission, Asked asked, Looked looked, Instant now) throws IOException {
        Receipt receipt = looked.receipt();
        Change start = Change.at(now);
        boolean words = submission.payload() instanceof Submission.Words;
        Change change = counted(words ? start : start.count(Counter.SCANNED), receipt);
        if (submission.reported()) change = change.count(Counter.USER_REPORT);
        if (opens(receipt.outcome())) {
            CaseId id = CaseId.of(keys.fresh(CaseId.RANDOM_BYTES));
            receipt = receipt.about(id);
            change = opening.open(change, id, submission, looked.examined(), looked.strength(), receipt); // 6
        }
        return answer(journal.commit(change.answering(new Answer(asked, receipt))), asked, receipt); // 7, 8
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

    private static boolean opens(Outcome outcome) {
        return switch (outcome) {
            case MATCHED, HELD, NOTICED -> true;
            case CLEAR, UNSCREENABLE -> false;
        };
    }

    /// Most uploads are far from everything, and a first look says so.
    private Optional<Clear> firstLook(Submission submission, HashIndex index) throws IOException {
        // Whoever has to be asked needs the exact hash, or the kind of picture; so does a case.
        if (!(submission.payload() instanceof Submission.File file) || !asking.nobody() || submission.noticed()) {
            return Optional.empty();
        }
        Optional<Hashed> glance = media.glance(file.content());
        return glance.isEmpty()
                ? Optional.empty()
                : Glance.rulesOut(Digests.of(file.content()), glance.get(), index, rules.limits());
    }

    private Examined examine(Submission.Screenable payload) throws IOException {
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

    private Screening screen(Submission.Screenable payload, Examined examined, HashIndex index) {
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

    private Finding ask(Submission.Screenable payload, Examined examined, HashIndex index, Finding own) {
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

    private Receipt receipt(Submission submission, Finding found, Examined examined, HashIndex index, Instant now)
            throws IOException {
        if (submission.noticed()) return receipt(noticed(found), found, Optional.empty(), examined, index);
        Optional<Harmless> harmless = harmless(found, examined, now);
        Finding finding = harmless.isPresent() && found.matched() ? found.spared() : found;
        Outcome outcome = outcome(finding);
        Outcome spared = harmless.isPresent() && outcome == Outcome.HELD ? Outcome.UNSCREENABLE : outcome;
        return receipt(spared, finding, harmless, examined, index);
    }

    private static Receipt receipt(
            Outcome outcome, Finding finding, Optional<Harmless> harmless, Examined examined, HashIndex index) {
        return new Receipt(
                outcome,
                index.size(),
                finding.matches(),
                Optional.empty(),
                Optional.empty(),
                finding.why(),
                examined.undecodable(),
                finding.asked(),
                harmless);
    }

    /// A person waits for it whatever the lists say, and whether or not it could be compared.
    private static Outcome noticed(Finding finding) {
        return finding.matched() ? Outcome.MATCHED : Outcome.NOTICED;
    }

    private Outcome outcome(Finding finding) {
        if (finding.matched()) return Outcome.MATCHED;
        if (finding.why().isEmpty()) return Outcome.CLEAR;
        return rules.hold().contains(finding.why().get()) ? Outcome.HELD : Outcome.UNSCREENABLE;
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
            case NOTICED -> Counter.NOTICED;
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
