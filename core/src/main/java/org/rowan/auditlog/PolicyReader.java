package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;

/// Reads a policy file line by line.
final class PolicyReader {
    private static final String NONE = "none";

    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, WitnessPolicy.Member> members = new LinkedHashMap<>();
    private final Set<Bytes> logKeys = new HashSet<>();
    private final Set<Bytes> witnessKeys = new HashSet<>();
    private final Set<String> grouped = new HashSet<>();
    private Optional<String> quorum = Optional.empty();

    PolicyRead read(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace('\t', ' ').strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Optional<String> issue = take(List.of(line.split(" +")));
            if (issue.isPresent()) {
                return new PolicyRead.Malformed(i + 1, issue.get());
            }
        }
        return quorum.<PolicyRead>map(name ->
                        new WitnessPolicy(logs, members, name.equals(NONE) ? Optional.empty() : Optional.of(name)))
                .orElseGet(() -> new PolicyRead.Malformed(0, "one quorum line"));
    }

    /// Takes one line; what it says when the line is wrong is what was expected.
    private Optional<String> take(List<String> words) {
        return switch (words.get(0)) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> Optional.of("log, witness, group or quorum");
        };
    }

    private Optional<String> log(List<String> words) {
        Optional<VerifierKey> key = key(words, 1);
        if (key.isEmpty() || key.get().type() != VerifierKey.Type.ED25519) {
            return Optional.of("log <vkey of type 0x01> [<url>]");
        }
        logs.add(key.get());
        return logKeys.add(key.get().key()) ? Optional.empty() : Optional.of("every log key once");
    }

    private Optional<String> witness(List<String> words) {
        Optional<VerifierKey> key = key(words, 2);
        if (key.isEmpty() || key.get().type() == VerifierKey.Type.ED25519) {
            return Optional.of("witness <name> <vkey of type 0x04 or 0x06> [<url>]");
        }
        if (!witnessKeys.add(key.get().key())) {
            return Optional.of("every witness key once");
        }
        return define(words.get(1), new WitnessPolicy.Witness(key.get()));
    }

    private Optional<String> group(List<String> words) {
        if (words.size() < 4) {
            return Optional.of("group <name> all|any|<k> <name>...");
        }
        List<String> of = words.subList(3, words.size());
        for (String name : of) {
            if (!members.containsKey(name) || !grouped.add(name)) {
                return Optional.of("names defined above, each in one group only");
            }
        }
        Optional<Integer> threshold = threshold(words.get(2), of.size());
        if (threshold.isEmpty()) {
            return Optional.of("all, any, or a number from 1 to " + of.size());
        }
        return define(words.get(1), new WitnessPolicy.Group(threshold.get(), of));
    }

    private static Optional<Integer> threshold(String word, int members) {
        return switch (word) {
            case "all" -> Optional.of(members);
            case "any" -> Optional.of(1);
            default ->
                word.matches("[1-9][0-9]{0,3}") && Integer.parseInt(word) <= members
                        ? Optional.of(Integer.parseInt(word))
                        : Optional.empty();
        };
    }

    private Optional<String> quorum(List<String> words) {
        if (words.size() != 2 || quorum.isPresent()) {
            return Optional.of("quorum <name>, once");
        }
        quorum = Optional.of(words.get(1));
        return words.get(1).equals(NONE) || members.containsKey(words.get(1))
                ? Optional.empty()
                : Optional.of("a quorum of a name defined above, or none");
    }

    private Optional<String> define(String name, WitnessPolicy.Member member) {
        return !name.equals(NONE) && members.putIfAbsent(name, member) == null
                ? Optional.empty()
                : Optional.of("a name that is not taken");
    }

    private static Optional<VerifierKey> key(List<String> words, int at) {
        return words.size() < at + 1 || words.size() > at + 2 ? Optional.empty() : VerifierKey.read(words.get(at));
    }
}
