package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.base.Personal;
import org.rowan.port.AgencyDesk.Line;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;

/// What would be sent, field by field in the order of the documents, each with where its value comes from.
/// What the checks before sending would refuse comes first, so that nobody decides on a report that cannot
/// leave.
final class Preview {
    private static final long NUMBER_TO_COME = 0;
    private static final String FILE_TO_COME = "given by NCMEC at the upload";
    private static final String SERVICE = "the upload, as the service stated it";
    private static final Map<String, String> SOURCES = sources();

    private Preview() {}

    static List<Line> of(Referral referral, Instant now) {
        List<Line> lines = new ArrayList<>();
        XmlNode report = ReferralDocuments.report(referral).node();
        flaws(report, now, lines);
        List<XmlNode> files = new ArrayList<>();
        for (ReferredFile file : referral.files()) {
            XmlNode details = ReferralDocuments.file(referral, file, NUMBER_TO_COME, FILE_TO_COME)
                    .node();
            flaws(details, now, lines);
            files.add(details);
        }
        leaves(report, "report", lines);
        for (int i = 0; i < files.size(); i++) {
            leaves(files.get(i), "fileDetails[" + (i + 1) + "]", lines);
        }
        return List.copyOf(lines);
    }

    private static void flaws(XmlNode root, Instant now, List<Line> lines) {
        if (Documents.write(root, now) instanceof Documents.Flawed flawed) {
            for (Flaw flaw : flawed.flaws()) {
                lines.add(new Line("cannot be sent", new Personal<>(flaw.toString()), "the checks before sending"));
            }
        }
    }

    private static void leaves(XmlNode node, String where, List<Line> lines) {
        node.attributes()
                .forEach((name, value) ->
                        lines.add(new Line(where + "/@" + name, new Personal<>(value), source(where))));
        if (node.children().isEmpty()) {
            String shown = where.endsWith("/reportId") ? "given by NCMEC when the report is opened" : node.text();
            lines.add(new Line(where, new Personal<>(shown), source(where)));
        }
        node.children().forEach(child -> leaves(child, where + "/" + child.name(), lines));
    }

    private static String source(String where) {
        return SOURCES.entrySet().stream()
                .filter(s -> where.contains(s.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(SERVICE);
    }

    /// The first that fits counts.
    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("/incidentType", "the reviewers' decision");
        sources.put("/escalateToHighPriority", "the reviewers' decision");
        sources.put("/platform", "the operator's configuration");
        sources.put("/incidentDateTimeDescription", "Rowan, about the time before it");
        sources.put("/reporter", "the operator's configuration");
        sources.put("/espService", "the operator's configuration");
        sources.put("/fileViewedByEsp", "the record of viewings");
        sources.put("/exifViewedByEsp", "the record of viewings");
        sources.put("/originalFileHash", "computed here from the bytes as uploaded");
        sources.put("/reportId", "NCMEC");
        sources.put("/fileId", "NCMEC");
        sources.put("/fileRelevance", "the file is part of the case itself");
        sources.put("/personOrUserReported/additionalInfo", SERVICE);
        sources.put("/additionalInfo", "the reviewers' reason, the matches, and Rowan's own reference");
        return sources;
    }
}
