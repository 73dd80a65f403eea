package org.rowan.auditlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// The rules between entries, checked in the order of the log: chains of cases, lists and policies named by
/// others, time; and within a case those of [CaseRules].
final class EntryRules {
    private static final Set<EntryType> LIST_CHANGES = Set.of(
            EntryType.LIST_CONFIRM,
            EntryType.LIST_RETIRE,
            EntryType.LIST_PAUSE,
            EntryType.LIST_RESUME,
            EntryType.LIST_VOTE,
            EntryType.LIST_DELTA);

    /// How settings begin that name an outside matcher.
    private static final String MATCHER = "matcher.";

    private final Duration tolerance;
    private final Map<Reference, Chain> chains = new HashMap<>();
    private final Set<Digest> lists = new HashSet<>();
    private final Set<Digest> policies = new HashSet<>();
    private final Set<Digest> policiesWithMatchers = new HashSet<>();
    private final List<LogFinding> findings = new ArrayList<>();
    private Instant latest = Instant.EPOCH;
    private long unknownTypes;

    EntryRules(Duration tolerance) {
        this.tolerance = tolerance;
    }

    private static final class Chain {
        private long n;
        private Optional<Digest> newest = Optional.empty();
        private final CaseRules rules = new CaseRules();
    }

    void take(long index, Bytes text, Digest leafHash) {
        switch (EntryText.read(text)) {
            case EntryText.Malformed bad ->
                findings.add(new LogFinding.EntryMalformed(index, bad.line(), bad.expected()));
            case EntryText.Wellformed entry -> take(index, entry, leafHash);
        }
    }

    private void take(long index, EntryText.Wellformed entry, Digest leafHash) {
        if (entry.time().plus(tolerance).isBefore(latest)) {
            findings.add(new LogFinding.TimeRunsBack(
                    index, Duration.between(entry.time(), latest).toSeconds()));
        }
        latest = entry.time().isAfter(latest) ? entry.time() : latest;
        if (entry.known().isEmpty()) {
            unknownTypes++;
        }
        entry.link().ifPresent(link -> chain(index, link, entry, leafHash));
        entry.known().ifPresent(type -> {
            if (LIST_CHANGES.contains(type)) listChange(index, entry);
            remember(type, entry, leafHash);
        });
    }

    private void chain(long index, CaseLink link, EntryText.Wellformed entry, Digest leafHash) {
        Chain chain = chains.computeIfAbsent(link.caseReference(), reference -> new Chain());
        if (link.n() != chain.n + 1 || !link.previous().equals(chain.newest)) {
            findings.add(new LogFinding.ChainBroken(link.caseReference(), link.n(), index));
        }
        // Go on from what stands there, so that one gap is one finding.
        chain.n = link.n();
        chain.newest = Optional.of(leafHash);
        entry.known().ifPresent(type -> {
            if (type == EntryType.MATCH_DECISION) match(index, entry);
            chain.rules.take(index, type, entry).ifPresent(findings::add);
        });
    }

    private void match(long index, EntryText.Wellformed entry) {
        String named = entry.value("list_leaves").orElse("");
        boolean known = named.isEmpty()
                || Arrays.stream(named.split(" ")).map(Digest::ofHex).allMatch(lists::contains);
        require(known, new LogFinding.ListNotInLog(index));
        Optional<Digest> policy = entry.value("policy_leaf").map(Digest::ofHex);
        require(policy.filter(policies::contains).isPresent(), new LogFinding.PolicyNotInLog(index));
        if (entry.value("outcome").equals(Optional.of(Values.word(CaseFact.MatchOutcome.KNOWN_ELSEWHERE)))) {
            boolean wanted = policy.filter(policiesWithMatchers::contains).isPresent();
            require(wanted, new LogFinding.MatcherNotInPolicy(index));
        }
    }

    private void listChange(long index, EntryText.Wellformed entry) {
        boolean known = entry.value("list_leaf")
                .map(Digest::ofHex)
                .filter(lists::contains)
                .isPresent();
        require(known, new LogFinding.ListChangeWithoutImport(index));
    }

    private void require(boolean holds, LogFinding otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
    }

    private void remember(EntryType type, EntryText.Wellformed entry, Digest leafHash) {
        if (type == EntryType.LIST_IMPORT) {
            lists.add(leafHash);
        } else if (type == EntryType.POLICY_SET) {
            policies.add(leafHash);
            boolean asks = Arrays.stream(entry.value("settings").orElse("").split(" ", -1))
                    .anyMatch(setting -> setting.startsWith(MATCHER));
            if (asks) policiesWithMatchers.add(leafHash);
        }
    }

    List<LogFinding> findings() {
        return findings;
    }

    long cases() {
        return chains.size();
    }

    long unknownTypes() {
        return unknownTypes;
    }
}
