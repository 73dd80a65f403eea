package org.rowan.testkit.flows;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.rowan.base.Bytes;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// A desk before which something happens at every step.
record Before(AgencyDesk desk, Consumer<FilingStep> act, Duration longest) implements AgencyDesk {
    Before(AgencyDesk desk, Consumer<FilingStep> act) {
        this(desk, act, Duration.ZERO);
    }

    @Override
    public DeskFacts facts() {
        return desk.facts();
    }

    @Override
    public StepAnswer take(FilingStep step, Referral referral, Bytes content) {
        act.accept(step);
        return desk.take(step, referral, content);
    }

    @Override
    public Duration longest(FilingStep step, Referral referral) {
        return longest;
    }

    @Override
    public List<Enclosure> enclosures(Referral referral) {
        return desk.enclosures(referral);
    }

    @Override
    public List<Line> preview(Referral referral) {
        return desk.preview(referral);
    }
}
