package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// The document that opens a report (`report`).
public record ReportDocument(
        IncidentSummary incident,
        List<InternetDetails> internet,
        Reporter reporter,
        Optional<ReportedUser> user,
        Optional<Personal<String>> additionalInfo) {
    public ReportDocument {
        internet = List.copyOf(internet);
    }

    XmlNode node() {
        Cut cut = new Cut();
        return XmlNode.named("report")
                .add(incident.node(cut))
                .addAll(internet.stream().map(InternetDetails::node).toList())
                .add(reporter.node(cut))
                .add(user.map(ReportedUser::node))
                .add("additionalInfo", cut.additionalInfo(additionalInfo))
                .build();
    }
}
