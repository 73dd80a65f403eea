package org.rowan.server.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent.CorrectionAsked;
import org.rowan.cases.CaseEvent.ReferralFiled;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Corrections;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed;
import org.rowan.flow.Correcting;

/// What one person may do about the reports of a case that were filed. `asked`: a request to take them back that
/// waits. `untold`: reports that were taken back and whose agency does not know.
public record AfterView(
        boolean followUp,
        boolean ask,
        Optional<CorrectionAsked> asked,
        boolean agree,
        List<ReferralFiled> untold,
        boolean tell) {

    static AfterView of(CaseFile file, Person reader, Correcting correcting, Instant now) {
        String any = "-";
        return new AfterView(
                Corrections.followUp(file, reader, any, now) instanceof Reviewed.Accepted,
                Corrections.ask(file, reader, any, now) instanceof Reviewed.Accepted,
                file.correctionAsked(),
                correcting.mayAgree(file, reader),
                file.untold(),
                reader.mayFile() && !file.recused(reader.id()));
    }

    /// Whether there is anything to say here.
    public boolean any() {
        return followUp || ask || asked.isPresent() || !untold.isEmpty();
    }
}
