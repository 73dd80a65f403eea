package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Personal;
import org.rowan.port.AgencyDesk.Line;
import org.rowan.referral.Enclosure;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;

/// What would be sent, field by field in the order of the documents, each with where its value comes from.
/// What the checks before sending would refuse comes first, so that nobody decides on a report that cannot
/// leave.
///
/// - Shapes: a field is a path as in a [Flaw], such as `report/victim[1]/ipCaptureEvent[2]/port`; a file of the
///   referral is `fileDetails[N]`, enclosures follow the files, and their text is `enclosure[N]`.
final class Preview {
    private Preview() {}

    static List<Line> of(Referral referral, Instant now) {
        ReferralDocuments documents = ReferralDocuments.of(referral);
        List<Line> lines = new ArrayList<>();
        flaws(documents.report(), referral, now, lines);
        documents.files().forEach(file -> flaws(file, referral, now, lines));
        lines.addAll(Trace.of(documents.report(), "report"));
        for (int i = 0; i < documents.files().size(); i++) {
            lines.addAll(Trace.of(documents.files().get(i), "fileDetails[" + (i + 1) + "]"));
        }
        int number = 0;
        for (Enclosure enclosure : referral.enclosures()) {
            Origin from = enclosure.kind() == Enclosure.Kind.EXCERPT ? Origin.STATEMENT : Origin.ROWAN;
            lines.add(new Line("enclosure[" + ++number + "]", enclosure.text(), from));
        }
        return List.copyOf(lines);
    }

    private static void flaws(XmlNode root, Referral referral, Instant now, List<Line> lines) {
        if (Documents.write(root, referral, now) instanceof Documents.Flawed flawed) {
            for (Flaw flaw : flawed.flaws()) {
                lines.add(new Line("cannot be sent", new Personal<>(flaw.toString()), Origin.CHECKS));
            }
        }
    }
}
