package org.rowan.testkit.flows;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rowan.base.Bytes;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// A desk that answers some referrals by itself.
record Instead(AgencyDesk desk, Function<Referral, Optional<StepAnswer>> answer) implements AgencyDesk {
    @Override
    public DeskFacts facts() {
        return desk.facts();
    }

    @Override
    public StepAnswer take(FilingStep step, Referral referral, Bytes content) {
        return answer.apply(referral).orElseGet(() -> desk.take(step, referral, content));
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
