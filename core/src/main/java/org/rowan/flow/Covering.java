package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.cases.Arrangement;
import org.rowan.cases.Arrangements;
import org.rowan.cases.CaseEvent.CoverageDecided;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;

/// The act of a lead who says that the duty to report a case is covered by an arrangement, or that it is not although
/// a report of ours would say so. It is a fact about the case and settles no referral by itself.
public final class Covering {
    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final Arrangements arrangements;

    public Covering(Journal journal, Keys keys, InstantSource clock, Arrangements arrangements) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.arrangements = arrangements;
    }

    /// Those that a person can name for a case today.
    public List<Arrangement> inForce(Destination duty) {
        return arrangements.inForce(duty, today());
    }

    public Arrangements arrangements() {
        return arrangements;
    }

    /// `by`: the arrangement that covers it. `reference`: the receipt that evidences the report, if one is known.
    ///
    /// - Errors: `IllegalArgumentException` for a reason or reference that is blank or too long.
    public Optional<Refusal> covered(
            Person who, CaseId id, Destination duty, String by, Optional<String> reference, String reason)
            throws IOException {
        if (arrangements.inForce(duty, today()).stream().noneMatch(a -> a.name().equals(by))) {
            return Optional.of(who.is(Role.LEAD) ? Refusal.NO_ARRANGEMENT : Refusal.ROLE_MISSING);
        }
        return decide(who, id, new CoverageDecided(now(), who.id(), duty, Optional.of(by), reference, reason));
    }

    /// The duty has to be met whatever was reported elsewhere.
    ///
    /// - Errors: as for `covered`.
    public Optional<Refusal> uncovered(Person who, CaseId id, Destination duty, String reason) throws IOException {
        return decide(who, id, new CoverageDecided(now(), who.id(), duty, Optional.empty(), Optional.empty(), reason));
    }

    private Optional<Refusal> decide(Person who, CaseId id, CoverageDecided decided) throws IOException {
        return new Changing(journal, clock)
                .act(
                        id,
                        (file, now) -> refusal(file, who)
                                .<Reviewed>map(Reviewed.Refused::new)
                                .orElseGet(() -> new Reviewed.Accepted(List.of(decided), Optional.empty())),
                        (change, loaded, events) -> written(change, loaded, decided));
    }

    private static Optional<Refusal> refusal(CaseFile file, Person who) {
        if (!who.is(Role.LEAD)) return Optional.of(Refusal.ROLE_MISSING);
        if (file.recused(who.id())) return Optional.of(Refusal.RECUSED);
        boolean open = file.state().openToDecisions() || file.state() == CaseState.FILED;
        return open ? Optional.empty() : Optional.of(Refusal.NOT_OPEN);
    }

    private Change written(Change change, Loaded loaded, CoverageDecided decided) {
        return new Attesting(keys)
                .note(change, loaded, CaseFact.Note.COVERAGE_DECIDED, decided.by(), AuthorityRecords.coverage(decided))
                .toCase(loaded.file().id(), loaded.file().version(), List.of(decided));
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }
}
