package org.rowan.port;

import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.FilingStep;
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

    /// What would be sent, field by field in the agency's order, for a person to read before deciding.
    List<Line> preview(Referral referral);

    /// `field`: the agency's name for it. `source`: where the value comes from, for example `the upload, as
    /// the service stated it`.
    record Line(String field, Personal<String> value, String source) {}
}
