package org.rowan.server.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.UkLink;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.Text;
import org.rowan.server.words.UkPhrase;

/// The decision as it was typed: kept as it is, so that a refused form comes back filled in.
public record DecisionForm(
        String act,
        String destination,
        String incident,
        String priority,
        String imminent,
        String reason,
        String despite,
        FindingsForm found,
        List<String> links) {
    static final DecisionForm EMPTY = new DecisionForm("", "", "", "", "", "", "", FindingsForm.EMPTY, List.of());
    private static final String NO_LINK = "none";

    static DecisionForm of(Visit visit, CaseFile file) {
        return new DecisionForm(
                visit.field("act"),
                visit.field("destination"),
                visit.field("incident"),
                visit.field("priority"),
                visit.field("imminent"),
                visit.field("reason"),
                visit.field("despite"),
                FindingsForm.of(visit, file),
                visit.fields("uk-link"));
    }

    sealed interface Read {}

    record Good(ReviewDecision decision) implements Read {}

    /// One sentence for each thing that is missing.
    record Bad(List<Text> why) implements Read {}

    Read read() {
        List<Text> bad = new ArrayList<>();
        if (reason.isBlank()) bad.add(CasePhrase.NO_REASON.text());
        int longest = Math.max(despite.length(), Math.max(reason.length(), imminent.length()));
        if (longest > ReviewDecision.MAX_REASON) {
            bad.add(CasePhrase.LONG_REASON.text());
        }
        Optional<Destination> where = Destination.ofLabel(destination);
        Optional<IncidentType> what = IncidentType.ofLabel(incident);
        if (act.equals("refer")) {
            if (where.isEmpty()) bad.add(CasePhrase.NO_DESTINATION.text());
            if (what.isEmpty()) bad.add(CasePhrase.NO_INCIDENT.text());
            if (links.contains(NO_LINK) && links.size() > 1) bad.add(UkPhrase.LINK_CONTRADICTS.text());
            bad.addAll(
                    found.wrong(!imminent.isBlank(), where.equals(Optional.of(Destination.NCMEC)) || where.isEmpty()));
        } else if (!act.equals("dismiss") && !act.equals("ask")) {
            bad.add(CasePhrase.NO_ACT.text());
        }
        if (!bad.isEmpty()) return new Bad(bad);
        return new Good(
                switch (act) {
                    case "refer" ->
                        new ReviewDecision.Refer(
                                where.orElseThrow(),
                                what.orElseThrow(),
                                where.filter(d -> d == Destination.NCA).flatMap(d -> chosenPriority()),
                                Optional.of(imminent).filter(i -> !i.isBlank()),
                                reason,
                                found.read(),
                                where.filter(d -> d == Destination.NCA).flatMap(d -> link()));
                    case "dismiss" -> new ReviewDecision.Dismiss(reason);
                    default -> new ReviewDecision.AskSecond(reason);
                });
    }

    /// Why it goes although facts are missing.
    Optional<String> whyDespite() {
        return Optional.of(despite).filter(d -> !d.isBlank());
    }

    private Optional<Priority> chosenPriority() {
        return priority.matches("[123]") ? Priority.of(Integer.parseInt(priority)) : Optional.empty();
    }

    /// Nothing where nothing was marked: that is no statement that there is no link.
    private Optional<UkLink> link() {
        if (links.contains(NO_LINK)) return Optional.of(UkLink.NONE_KNOWN);
        List<UkLink.Ground> grounds = links.stream()
                .flatMap(ground -> UkLink.Ground.ofLabel(ground).stream())
                .toList();
        return grounds.isEmpty() ? Optional.empty() : Optional.of(new UkLink(grounds));
    }

    public boolean is(UkLink.Ground ground) {
        return links.contains(ground.label());
    }

    public boolean noLink() {
        return links.contains(NO_LINK);
    }

    public boolean is(Destination other) {
        return destination.equals(other.label());
    }

    public boolean is(IncidentType other) {
        return incident.equals(other.label());
    }

    public boolean is(Priority other) {
        return priority.equals(String.valueOf(other.level()));
    }

    /// The reason, in the form it was typed into.
    public String reasonOf(String which) {
        return act.equals(which) ? reason : "";
    }
}
