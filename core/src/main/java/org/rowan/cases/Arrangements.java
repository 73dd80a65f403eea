package org.rowan.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent.CoverageDecided;
import org.rowan.cases.CaseEvent.ReferralAccepted;
import org.rowan.cases.CaseEvent.ReferralFiled;
import org.rowan.cases.CaseEvent.ReferralReturned;

/// The arrangements that the operator wrote down, and what they mean for a case. Without one nothing is covered.
///
/// - `service`: whose reports are made here. `all`: those of other services too; they cover nothing here.
public record Arrangements(String service, List<Arrangement> all) {
    public static final Arrangements NONE = new Arrangements("", List.of());

    public Arrangements {
        all = List.copyOf(all);
        if (all.stream().map(Arrangement::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("each arrangement has a name of its own; got one twice");
        }
    }

    /// The duty to report the case is covered. `by`: the name of the arrangement. `with`: who has the report.
    /// `reference`: of that report, where it is known. `decidedBy`: who decided so; empty where our own report says
    /// it.
    public record Covered(
            Destination duty, String by, String with, Optional<String> reference, Optional<PersonId> decidedBy) {}

    public Optional<Arrangement> named(String name) {
        return all.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /// Those that cover this duty for this service on that day.
    public List<Arrangement> inForce(Destination duty, LocalDate day) {
        return all.stream()
                .filter(a -> a.duty() == duty && a.service().equals(service) && a.on(day))
                .toList();
    }

    /// Whether a report of the case to `duty` would be a second one. A person's word about the case outweighs what the
    /// arrangements alone say, either way.
    public Optional<Covered> covered(CaseFile file, Destination duty) {
        Optional<CoverageDecided> decided = file.coverage(duty);
        if (decided.isPresent()) return decided.flatMap(d -> said(d, duty));
        return file.all(ReferralAccepted.class).stream()
                .filter(report -> report.destination() != duty && stands(file, report.filing()))
                .flatMap(report -> inForce(duty, day(report.at())).stream()
                        .filter(a -> a.evidenced().equals(Optional.of(report.destination())))
                        .map(a -> new Covered(duty, a.name(), a.with(), reference(file, report), Optional.empty())))
                .findFirst();
    }

    private Optional<Covered> said(CoverageDecided decided, Destination duty) {
        return decided.arrangement()
                .map(name -> new Covered(
                        duty,
                        name,
                        named(name).map(Arrangement::with).orElse(name),
                        decided.reference(),
                        Optional.of(decided.by())));
    }

    /// On its way or filed, neither come back nor taken back.
    private static boolean stands(CaseFile file, String filing) {
        boolean returned = file.all(ReferralReturned.class).stream()
                .anyMatch(r -> r.filing().equals(filing));
        boolean filed = file.filed().stream().anyMatch(f -> f.filing().equals(filing));
        boolean standing =
                file.filedAndStanding().stream().anyMatch(f -> f.filing().equals(filing));
        return !returned && (!filed || standing);
    }

    private static Optional<String> reference(CaseFile file, ReferralAccepted report) {
        return file.filed().stream()
                .filter(filed -> filed.filing().equals(report.filing()))
                .map(ReferralFiled::reference)
                .findFirst();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
