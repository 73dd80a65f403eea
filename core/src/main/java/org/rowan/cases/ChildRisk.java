package org.rowan.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rowan.cases.CaseEvent.RiskRanked;
import org.rowan.incident.Circumstances;

/// The danger to a child in a case: reasons first, then a rank. It orders the work, and nothing else: it is told to no
/// agency, says nothing about a person, and has nothing to do with how complete a report is.
///
/// - `seen`: reasons that follow from what the service stated. `proposed`: what follows from them. `set`: what a person
///   said last; it overrules the proposal.
public record ChildRisk(List<RiskReason> seen, RiskRank proposed, Optional<RiskRanked> set) {
    /// From how many further accounts on a file counts as passed on.
    static final int PASSED_ON_FROM = 2;

    private static final Set<RiskReason> CONTACT =
            EnumSet.of(RiskReason.CHILD_NAMED, RiskReason.WORDS, RiskReason.CONDUCT, RiskReason.LIVE);

    public ChildRisk {
        seen = List.copyOf(seen);
    }

    public static ChildRisk of(CaseFile file) {
        List<RiskReason> seen = seen(file);
        return new ChildRisk(
                seen, propose(seen), file.all(RiskRanked.class).stream().reduce((earlier, later) -> later));
    }

    public RiskRank rank() {
        return set.map(RiskRanked::rank).orElse(proposed);
    }

    /// What was seen, and what a person added.
    public List<RiskReason> reasons() {
        return Stream.concat(set.stream().flatMap(s -> s.reasons().stream()), seen.stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<RiskReason> seen(CaseFile file) {
        Circumstances stated = file.item().stated();
        List<RiskReason> seen = new ArrayList<>();
        if (!stated.victims().isEmpty()) seen.add(RiskReason.CHILD_NAMED);
        if (!stated.excerpts().isEmpty()) seen.add(RiskReason.WORDS);
        if (!stated.conduct().isEmpty()) seen.add(RiskReason.CONDUCT);
        if (stated.file().liveStream().orElse(false)) seen.add(RiskReason.LIVE);
        boolean listed = !file.opened().matches().isEmpty();
        boolean hasFile = !file.all(CaseEvent.EvidenceSealed.class).isEmpty();
        if (!listed && hasFile) seen.add(RiskReason.UNKNOWN_FILE);
        if (listed) seen.add(RiskReason.KNOWN_FILE);
        if (stated.others().size() >= PASSED_ON_FROM) seen.add(RiskReason.PASSED_ON);
        return seen;
    }

    /// What could not be told is never low: only a file that lists know and that several pass on, without a word
    /// beside it, is proposed to wait.
    private static RiskRank propose(List<RiskReason> seen) {
        if (seen.stream().anyMatch(CONTACT::contains)) return RiskRank.HIGH;
        boolean spread = seen.contains(RiskReason.KNOWN_FILE) && seen.contains(RiskReason.PASSED_ON);
        return spread ? RiskRank.LOW : RiskRank.MEDIUM;
    }
}
