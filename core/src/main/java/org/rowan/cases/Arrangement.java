package org.rowan.cases;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// An arrangement under which content is reported to one body, so that the duty to report it to another is covered. It
/// is the operator's record: Rowan knows of no arrangement by itself.
///
/// - `name`: what cases and the log call it. `duty`: the report that need not be made. `with`: who gets the report
///   instead, a destination's label or words. `service`: whose content it covers, as the reporter's settings name it.
///   `from`, `until`: the days, in UTC, between which reports fall under it, both included. `confirmedBy`: who
///   confirmed that it stands, and `confirmedOn` when.
/// - Source: Online Safety Act 2023, section 70(5).
public record Arrangement(
        String name,
        Destination duty,
        String with,
        ReportedBy reportedBy,
        Basis basis,
        String service,
        LocalDate from,
        Optional<LocalDate> until,
        String confirmedBy,
        LocalDate confirmedOn,
        Optional<String> note) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,29}");
    private static final int MAX_WORDS = 500;

    public enum ReportedBy {
        /// The provider itself reports.
        US,
        /// Another undertaking of the group reports: whether it did so for a case, a person has to say.
        GROUP
    }

    public enum Basis {
        VOLUNTARY,
        MANDATORY
    }

    /// - Errors: `IllegalArgumentException` naming what was expected and what came.
    public Arrangement {
        require(NAME.matcher(name).matches(), "a name of 1 to 30 of a-z, 0-9, '.', '_' and '-'", name);
        for (String words : new String[] {with, service, confirmedBy}) {
            require(!words.isBlank() && words.length() <= MAX_WORDS, "words of 1 to 500 characters", words);
        }
        require(reportedBy == ReportedBy.GROUP || !with.equals(duty.label()), "another body than the duty's own", with);
        require(until.filter(from::isAfter).isEmpty(), "an end that is not before the beginning", from.toString());
    }

    private static void require(boolean fits, String expected, String got) {
        if (!fits) throw new IllegalArgumentException("an arrangement has " + expected + "; got \"" + got + "\"");
    }

    /// The destination of ours whose reports are evidence of it by themselves.
    public Optional<Destination> evidenced() {
        return reportedBy == ReportedBy.US ? Destination.ofLabel(with) : Optional.empty();
    }

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
    }
}
