package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.ReviewOutcome;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.cases.Arrangements;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Completeness;
import org.rowan.cases.Decisions;
import org.rowan.cases.Destination;
import org.rowan.cases.MinimumReport;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Reviewed;
import org.rowan.hook.Need;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.referral.Drafted;
import org.rowan.referral.Drafting;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingId;
import org.rowan.referral.Gap;
import org.rowan.referral.Referral;
import org.rowan.referral.Reporter;

/// The act of deciding about a case. What people see of the evidence is the act `Viewing`.
public final class Reviewing {
    /// How often a change is made anew when the case moved on under it.
    static final int ATTEMPTS = 5;

    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final ReviewRules rules;
    private final Reporter reporter;
    private final Map<Destination, AgencyDesk> desks;
    private final ServiceAsks asks;
    private final ReportNeeds needs;
    private final Arrangements arrangements;

    public Reviewing(
            Journal journal,
            Keys keys,
            InstantSource clock,
            ReviewRules rules,
            Reporter reporter,
            Map<Destination, AgencyDesk> desks) {
        this(journal, keys, clock, rules, reporter, desks, List.of(), ReportNeeds.NONE);
    }

    public Reviewing(
            Journal journal,
            Keys keys,
            InstantSource clock,
            ReviewRules rules,
            Reporter reporter,
            Map<Destination, AgencyDesk> desks,
            List<HookPlan> hooks,
            ReportNeeds needs) {
        this(journal, keys, clock, rules, reporter, desks, hooks, needs, Arrangements.NONE);
    }

    /// `hooks`: where the service is asked something because of what was decided. `arrangements`: which duties are
    /// covered by reports made elsewhere.
    public Reviewing(
            Journal journal,
            Keys keys,
            InstantSource clock,
            ReviewRules rules,
            Reporter reporter,
            Map<Destination, AgencyDesk> desks,
            List<HookPlan> hooks,
            ReportNeeds needs,
            Arrangements arrangements) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
        this.reporter = reporter;
        this.desks = Map.copyOf(desks);
        this.asks = new ServiceAsks(hooks, keys);
        this.needs = needs;
        this.arrangements = arrangements;
    }

    public sealed interface Outcome {}

    /// `file`: the case after the act. `filing`: the filing that was ordered, if this act settled a
    /// referral.
    public record Done(CaseFile file, Optional<FilingId> filing) implements Outcome {}

    public record Refused(Reviewed.Refusal why) implements Outcome {}

    /// The decision was not taken, because the referral would lack these.
    public record Incomplete(List<Gap> gaps) implements Outcome {
        public Incomplete {
            gaps = List.copyOf(gaps);
        }
    }

    /// The decision was not taken: the destination asks for these facts, the case does not hold them, and nobody said
    /// why it goes without them.
    public record Thin(Destination to, List<Need> gaps) implements Outcome {
        public Thin {
            gaps = List.copyOf(gaps);
            if (gaps.isEmpty()) throw new IllegalArgumentException("what is missing is named; got 0 facts");
        }
    }

    /// The decision was not taken: the report would be a second one, since an arrangement covers the duty.
    public record Duplicate(Arrangements.Covered covered) implements Outcome {}

    /// What the case holds of what each destination asks for.
    public List<Completeness> completeness(CaseFile file) {
        return needs.completeness(file);
    }

    /// Whether the newest report of a case was one that did not wait for what was missing.
    public Optional<MinimumReport> minimum(CaseFile file) {
        return needs.minimum(file);
    }

    public List<CaseFile> queue(int limit) throws IOException {
        return journal.cases(List.of(CaseState.AWAITING_REVIEW, CaseState.AWAITING_SECOND, CaseState.RETURNED), limit);
    }

    public Outcome claim(Person who, CaseId id) throws IOException {
        return act(id, file -> Decisions.claim(file, who, rules, clock.instant()), Reviewing::unlogged);
    }

    public Outcome release(Person who, CaseId id) throws IOException {
        return act(id, file -> Decisions.release(file, who, clock.instant()), Reviewing::unlogged);
    }

    public Outcome recuse(Person who, CaseId id) throws IOException {
        return act(id, file -> Decisions.recuse(file, who, clock.instant()), Reviewing::unlogged);
    }

    /// Reopens a dismissed case, which is on record as the overturning of that decision.
    ///
    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public Outcome reopen(Person who, CaseId id, String reason) throws IOException {
        return act(id, file -> Decisions.reopen(file, who, reason, clock.instant()), (change, loaded) -> {
            Blind blind = loaded.secrets().blind();
            return new Attesting(keys)
                    .ofCase(
                            change,
                            id,
                            new CaseFact.ReviewDecided(
                                    ReviewOutcome.OVERTURNED,
                                    List.of(Records.actor(blind, who.id())),
                                    Reference.of(blind, "record", Records.reopening(who.id(), reason))));
        });
    }

    /// Says that the files of a dismissed case are harmless: see [Decisions#harmless].
    public Outcome harmless(Person who, CaseId id) throws IOException {
        Instant now = clock.instant();
        Instant until = now.plus(rules.harmless());
        return act(id, file -> Decisions.harmless(file, who, rules, now), (change, loaded) -> {
            Blind blind = loaded.secrets().blind();
            return new Attesting(keys)
                    .ofCase(
                            change,
                            id,
                            new CaseFact.ReviewDecided(
                                    ReviewOutcome.FOUND_HARMLESS,
                                    List.of(Records.actor(blind, who.id())),
                                    Reference.of(blind, "record", Records.harmless(who.id(), until))));
        });
    }

    private static Change unlogged(Change change, Loaded loaded) {
        return change;
    }

    /// What would be sent if `refer` stood now, for a person to read; the gaps, if it could not be sent.
    public Drafted preview(CaseFile file, Refer refer) {
        // By this reviewer's findings alone: nobody learns from a preview what another found before.
        return draft(file, refer, referral -> referral.finding(refer.findings()).linked(refer.link()));
    }

    private Drafted draft(CaseFile file, Refer refer, UnaryOperator<Referral> change) {
        FilingId draft = FilingId.of(keys.fresh(CaseId.RANDOM_BYTES));
        var facts = desk(refer).map(AgencyDesk::facts);
        Drafted drafted = Drafting.draft(draft, file, refer, reporter, facts, clock.instant());
        if (!(drafted instanceof Drafted.Complete complete)) return drafted;
        Referral referral = change.apply(complete.referral());
        return new Drafted.Complete(
                desk(refer).map(d -> referral.enclosing(d.enclosures(referral))).orElse(referral));
    }

    /// Decides; the steps are those of `docs/filing.md`, 1 to 5.
    public Outcome decide(Person who, CaseId id, ReviewDecision decision) throws IOException {
        return decide(who, id, decision, Optional.empty());
    }

    /// `despite`: why it goes although facts are missing that its destination asks for.
    ///
    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public Outcome decide(Person who, CaseId id, ReviewDecision decision, Optional<String> despite) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return new Refused(Reviewed.Refusal.NO_SUCH_CASE);
            Instant now = clock.instant();
            CaseFile file = loaded.get().file();
            Reviewed reviewed = Decisions.decide(file, who, decision, rules, now); // 3
            if (reviewed instanceof Reviewed.Refused refused) return new Refused(refused.why());
            Reviewed.Accepted accepted = (Reviewed.Accepted) reviewed;
            Optional<Arrangements.Covered> covered = covered(file, decision);
            if (covered.isPresent()) return new Duplicate(covered.get());
            if (decision instanceof Refer refer) {
                List<Need> gaps = needs.toExplain(file, refer);
                if (!gaps.isEmpty() && despite.isEmpty()) return new Thin(refer.destination(), gaps);
                accepted = explained(accepted, who, refer, gaps, despite, now);
            }
            CaseFile after = file.with(accepted.events());
            Optional<Referral> referral = Optional.empty();
            if (decision instanceof Refer refer) {
                switch (draft(after, refer, UnaryOperator.identity())) { // 4
                    case Drafted.Incomplete incomplete -> {
                        return new Incomplete(incomplete.gaps());
                    }
                    case Drafted.Complete complete ->
                        referral = accepted.standing().map(standing -> complete.referral());
                }
            }
            Change change = decided(loaded.get(), who.id(), decision, accepted, referral, now);
            if (journal.commit(change) instanceof Journal.Done) { // 5
                CaseFile saved = file.with(change.ofCase().orElseThrow().events());
                return new Done(saved, referral.map(Referral::filing));
            }
        }
        throw new IOException("case " + id + ": the decision could not be saved, because the case kept changing."
                + " Nothing was decided. Try again.");
    }

    private Optional<Arrangements.Covered> covered(CaseFile file, ReviewDecision decision) {
        return decision instanceof Refer refer ? arrangements.covered(file, refer.destination()) : Optional.empty();
    }

    private static Reviewed.Accepted explained(
            Reviewed.Accepted accepted,
            Person who,
            Refer refer,
            List<Need> gaps,
            Optional<String> despite,
            Instant now) {
        if (gaps.isEmpty()) return accepted;
        List<CaseEvent> events = new java.util.ArrayList<>(accepted.events());
        events.add(new CaseEvent.GapsAccepted(now, who.id(), refer.destination(), gaps, despite.orElseThrow()));
        return new Reviewed.Accepted(events, accepted.standing());
    }

    private Change decided(
            Loaded loaded,
            PersonId by,
            ReviewDecision decision,
            Reviewed.Accepted accepted,
            Optional<Referral> referral,
            Instant now) {
        CaseId id = loaded.file().id();
        Blind blind = loaded.secrets().blind();
        Attesting log = new Attesting(keys);
        List<CaseEvent> events = new java.util.ArrayList<>(accepted.events());
        Change change = log.ofCase(
                gapsLogged(Change.at(now), id, blind, accepted),
                id,
                new CaseFact.ReviewDecided(
                        outcome(decision),
                        Records.actors(blind, behind(loaded.file(), by, decision)),
                        Reference.of(blind, "record", Records.decision(by, decision))));
        if (referral.isPresent()) {
            Referral frozen = referral.get();
            String filing = frozen.filing().value();
            events.add(new CaseEvent.ReferralAccepted(now, frozen.destination(), filing));
            change = log.ofCase(
                            change,
                            id,
                            new CaseFact.ReferralIntent(
                                    new Label(frozen.destination().label()),
                                    Reference.of(blind, "package", Records.referral(frozen))))
                    .toFiling(frozen.filing(), id, 0, new FilingEvent.Begun(now, frozen))
                    .intend(new Intent(Intent.Kind.FILE, filing, id, now));
        }
        List<ServiceAsked> asked = asked(loaded.file().with(events), accepted, now);
        return asks.writtenDown(change, id, blind, asked)
                .toCase(id, loaded.file().version(), ServiceAsks.plus(events, asked));
    }

    private Change gapsLogged(Change change, CaseId id, Blind blind, Reviewed.Accepted accepted) {
        Change logged = change;
        for (CaseEvent event : accepted.events()) {
            if (!(event instanceof CaseEvent.GapsAccepted gaps)) continue;
            CaseFact fact = new CaseFact.CaseNote(
                    CaseFact.Note.GAPS_ACCEPTED,
                    Reference.of(blind, "record", Records.gaps(gaps)),
                    List.of(Records.actor(blind, gaps.by())));
            logged = new Attesting(keys).ofCase(logged, id, fact);
        }
        return logged;
    }

    /// What follows for the service: a dismissal that stands undoes whatever it was asked before, unless an earlier
    /// report of the case stands.
    private List<ServiceAsked> asked(CaseFile after, Reviewed.Accepted accepted, Instant now) {
        if (accepted.standing().isPresent()) return asks.atReferral(after, now);
        boolean dismissed = accepted.events().stream().anyMatch(CaseEvent.Dismissed.class::isInstance);
        return dismissed && after.filedAndStanding().isEmpty()
                ? asks.restoration(after, ServiceAsks.Behind.NOBODY, now)
                : asks.atDecision(after, now);
    }

    /// Everybody whose newest decision means the same, this person included.
    private static List<PersonId> behind(CaseFile file, PersonId by, ReviewDecision decision) {
        List<PersonId> people = new java.util.ArrayList<>(file.decisions().entrySet().stream()
                .filter(d -> decision.agreesWith(d.getValue()))
                .map(Map.Entry::getKey)
                .filter(p -> !p.equals(by))
                .toList());
        people.add(by);
        return people;
    }

    private static ReviewOutcome outcome(ReviewDecision decision) {
        return switch (decision) {
            case Refer refer -> ReviewOutcome.CONFIRMED;
            case ReviewDecision.Dismiss dismiss -> ReviewOutcome.DISMISSED;
            case ReviewDecision.AskSecond ask -> ReviewOutcome.SECOND_REVIEW_ASKED;
        };
    }

    private Optional<AgencyDesk> desk(Refer refer) {
        return Optional.ofNullable(desks.get(refer.destination()));
    }

    private Outcome act(CaseId id, Function<CaseFile, Reviewed> act, BiFunction<Change, Loaded, Change> log)
            throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return new Refused(Reviewed.Refusal.NO_SUCH_CASE);
            CaseFile file = loaded.get().file();
            switch (act.apply(file)) {
                case Reviewed.Refused refused -> {
                    return new Refused(refused.why());
                }
                case Reviewed.Accepted accepted -> {
                    Change change = log.apply(Change.at(clock.instant()), loaded.get())
                            .toCase(id, file.version(), accepted.events());
                    if (journal.commit(change) instanceof Journal.Done) {
                        return new Done(file.with(accepted.events()), Optional.empty());
                    }
                }
            }
        }
        throw new IOException("case " + id + " could not be changed, because it kept changing. Try again.");
    }

    /// Whether one person alone cannot dismiss this case, whatever anybody decided so far.
    public boolean twoDismiss(CaseFile file) {
        return rules.twoDismiss(file.opened().strength());
    }

    /// For messages that name how long a case is kept for a person.
    public Duration claimLasts() {
        return rules.claim();
    }
}
