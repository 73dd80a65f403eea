package org.rowan.agency;

import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.Corrected;
import org.rowan.cases.CaseEvent.CorrectionAsked;
import org.rowan.cases.CaseEvent.ReferralFiled;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Destination;
import org.rowan.port.Journal.Loaded;
import org.rowan.referral.Referral;
import org.rowan.referral.Reporter;

/// What an agency is told of a report that was a mistake, for a person to send: no agency's interface takes one back
/// once it is finished. It names the report and nobody in it.
///
/// - Source: the CyberTipline API has no call that changes a finished report; S.I. 2026/268 speaks of supplementing a
///   report, and not of taking one back. How each agency takes a correction is for the operator to ask.
public final class CorrectionLetter {
    private CorrectionLetter() {}

    /// Empty where no report of this filing was taken back.
    public static Optional<String> of(Loaded loaded, String filing) {
        CaseFile file = loaded.file();
        Optional<ReferralFiled> filed =
                file.filed().stream().filter(f -> f.filing().equals(filing)).findFirst();
        if (filed.isEmpty() || file.filedAndStanding().contains(filed.get())) return Optional.empty();
        Referral referral = loaded.filing(filing).orElseThrow().referral();
        return Optional.of(letter(file, filed.get(), referral));
    }

    private static String letter(CaseFile file, ReferralFiled filed, Referral referral) {
        Because because = because(file, filed);
        Reporter reporter = referral.reporter();
        String drill = referral.drill() ? "\nThis was a drill.\n" : "";
        return String.join(
                        "\n",
                        "Correction of a report",
                        "",
                        "To: " + agency(filed.destination()),
                        "Report: " + filed.reference(),
                        "Filed: " + filed.at(),
                        "Taken back: " + because.corrected().at(),
                        "From: " + reporter.service(),
                        "Contact: " + contact(reporter),
                        "Our reference: " + file.id() + ", " + filed.filing(),
                        drill,
                        "We made this report in error. Please treat it as taken back, and withdraw any hash, list entry"
                                + " or lead that came from it.",
                        "",
                        "Why: " + because.asked().reason())
                + "\n";
    }

    /// Why, and when it was agreed.
    private record Because(CorrectionAsked asked, Corrected corrected) {}

    /// The first correction after the report was filed, and what was asked last before it.
    private static Because because(CaseFile file, ReferralFiled filed) {
        List<CaseEvent> since = file.events()
                .subList(file.events().indexOf(filed), file.events().size());
        Optional<CorrectionAsked> asked = Optional.empty();
        for (CaseEvent event : since) {
            if (event instanceof CorrectionAsked now) asked = Optional.of(now);
            if (event instanceof Corrected corrected) return new Because(asked.orElseThrow(), corrected);
        }
        throw new IllegalStateException("filing " + filed.filing() + " was not taken back");
    }

    private static String agency(Destination destination) {
        return switch (destination) {
            case NCMEC -> "NCMEC, CyberTipline";
            case NCA -> "National Crime Agency";
        };
    }

    private static String contact(Reporter reporter) {
        String name = reporter.firstName().reveal() + " " + reporter.lastName().reveal();
        String phone = reporter.phone().map(p -> ", " + p.reveal()).orElse("");
        return name.strip() + ", " + reporter.email().reveal() + phone;
    }
}
