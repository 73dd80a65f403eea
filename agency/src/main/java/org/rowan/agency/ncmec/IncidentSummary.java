package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;

/// What happened, and when.
///
/// - `at`: the incident, not its detection; where only the detection is known, `atDescription` says so.
///   `escalation`: its presence asks for priority, so it holds the reason: an immediate risk to a child.
public record IncidentSummary(
        IncidentKind kind,
        Optional<String> platform,
        Optional<Personal<String>> escalation,
        Set<ReportAnnotation> annotations,
        Instant at,
        Optional<Personal<String>> atDescription) {
    private static final String TYPE = "incidentSummary";

    public IncidentSummary {
        annotations = Set.copyOf(annotations);
    }

    XmlNode node(Cut cut) {
        return XmlNode.named(TYPE)
                .add("incidentType", kind)
                .add("platform", platform.map(p -> cut.fit(TYPE, "platform", p)))
                .add("escalateToHighPriority", cut.fit(TYPE, "escalateToHighPriority", escalation))
                .add(marks())
                .add("incidentDateTime", at)
                .add("incidentDateTimeDescription", cut.fit(TYPE, "incidentDateTimeDescription", atDescription))
                .build();
    }

    private Optional<XmlNode> marks() {
        if (annotations.isEmpty()) {
            return Optional.empty();
        }
        var marks = XmlNode.named("reportAnnotations");
        for (ReportAnnotation annotation : ReportAnnotation.values()) {
            if (annotations.contains(annotation)) {
                marks.add(annotation.element(), true);
            }
        }
        return Optional.of(marks.build());
    }
}
