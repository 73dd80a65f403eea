package org.rowan.agency.nca;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.nca.Holding.Held;
import org.rowan.agency.nca.Holding.NotHeld;
import org.rowan.agency.nca.Holding.Unknown;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Destination;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingStep;
import org.rowan.referral.FilingStep.Describe;
import org.rowan.referral.FilingStep.DescribeEnclosure;
import org.rowan.referral.FilingStep.Enclose;
import org.rowan.referral.FilingStep.Finish;
import org.rowan.referral.FilingStep.Open;
import org.rowan.referral.FilingStep.Retract;
import org.rowan.referral.FilingStep.Upload;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;
import org.rowan.referral.StepAnswer.Cause;

/// The desk that is a person: it fills the package, and the officer enters the reference that the portal
/// gives. It makes no call to anybody.
public final class NcaDesk implements AgencyDesk {
    private static final int OWN_CHECK = 0;

    private final UkRules rules;
    private final Provider provider;

    public NcaDesk(UkRules rules, Provider provider) {
        this.rules = rules;
        this.provider = provider;
    }

    @Override
    public DeskFacts facts() {
        return new DeskFacts(Destination.NCA, "the portal, by hand", true, true, rules.linkRequired(provider));
    }

    @Override
    public StepAnswer take(FilingStep step, Referral referral, Bytes content) {
        return switch (step) {
            case Open open -> open(referral);
            case Finish finish ->
                new StepAnswer.AwaitsPerson(
                        NcaPackage.of(referral, rules, provider).words());
            case Retract retract -> new StepAnswer.Accepted(Optional.empty(), Optional.empty(), Bytes.empty());
            case Upload upload -> byHand();
            case Describe describe -> byHand();
            case Enclose enclose -> byHand();
            case DescribeEnclosure describe -> byHand();
        };
    }

    private StepAnswer open(Referral referral) {
        if (rules.priorityRequired() && referral.priority().isEmpty()) {
            return refused("a person must choose priority 1, 2 or 3; there is no default");
        }
        return new StepAnswer.Accepted(Optional.of(referral.filing().value()), Optional.empty(), Bytes.empty());
    }

    private static StepAnswer byHand() {
        return refused("files are attached in the portal by the person who reports");
    }

    private static StepAnswer refused(String sentence) {
        return new StepAnswer.Rejected(Cause.DOCUMENT, OWN_CHECK, sentence, Bytes.empty());
    }

    /// Messages are told in a field of the package.
    @Override
    public List<Enclosure> enclosures(Referral referral) {
        return List.of();
    }

    @Override
    public List<Line> preview(Referral referral) {
        List<Line> lines = new ArrayList<>();
        for (PortalField field : NcaPackage.of(referral, rules, provider).fields()) {
            Personal<String> value = switch (field.holding()) {
                case Held held -> held.value();
                case NotHeld notHeld -> new Personal<>("(not held)");
                case Unknown unknown -> new Personal<>("(unknown; look in: " + unknown.ask() + ")");
            };
            lines.add(new Line(field.label(), value, field.source()));
        }
        return List.copyOf(lines);
    }
}
