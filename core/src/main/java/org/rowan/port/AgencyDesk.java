package org.rowan.port;

import java.time.Duration;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// A desk that takes referrals: one filing step out, one answer back. A desk may be a person.
///
/// - Errors: none thrown; whatever the network or the agency does is a `StepAnswer`, and a step without an
///   answer is `Unknown`. Each step is sent at most once per call.
public interface AgencyDesk {

    DeskFacts facts();

    /// Takes one step. `content`: the file's bytes for `Upload`, empty bytes for every other step.
    StepAnswer take(FilingStep step, Referral referral, Bytes content);

    /// How long this step may take at most, its answer included.
    default Duration longest(FilingStep step, Referral referral) {
        return Duration.ZERO;
    }

    /// The texts that go with a referral as files of their own, to be frozen with it.
    List<Enclosure> enclosures(Referral referral);

    /// What would be sent, field by field in the agency's order, for a person to read before deciding.
    List<Line> preview(Referral referral);

    /// `field`: the agency's name for it; machines may rely on it. `sources`: where the value comes from, one or
    /// more, in the order of [Origin].
    record Line(String field, Personal<String> value, List<Origin> sources) {
        public Line {
            sources = List.copyOf(sources);
            if (sources.isEmpty()) throw new IllegalArgumentException("a line has 1 source or more; got 0");
        }

        public Line(String field, Personal<String> value, Origin source) {
            this(field, value, List.of(source));
        }
    }
}
