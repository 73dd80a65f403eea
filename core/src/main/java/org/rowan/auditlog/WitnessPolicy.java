package org.rowan.auditlog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Which logs are accepted, and which witnesses together make a checkpoint believable. A witness run by the
/// operator counts for nothing, so the file belongs to the auditor.
///
/// - Shapes: lines `log <vkey> [<url>]`, `witness <name> <vkey> [<url>]`, `group <name> all|any|<k>
///   <name>…`, `quorum <name>|none`; comments begin with `#`.
/// - Source: C2SP tlog-policy.
public record WitnessPolicy(List<VerifierKey> logs, Map<String, Member> members, Optional<String> quorum)
        implements PolicyRead {
    public WitnessPolicy {
        logs = List.copyOf(logs);
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        if (quorum.isPresent() && !members.containsKey(quorum.get())) {
            throw new IllegalArgumentException("the quorum names a witness or group of the policy");
        }
    }

    public sealed interface Member {}

    public record Witness(VerifierKey key) implements Member {}

    /// Holds when `threshold` or more of its members hold.
    public record Group(int threshold, List<String> of) implements Member {
        public Group {
            of = List.copyOf(of);
        }
    }

    public sealed interface Checked {}

    /// `witnesses`: the names whose cosignatures hold.
    public record Accepted(Checkpoint head, NavigableSet<String> witnesses) implements Checked {}

    public record NotAccepted(String why) implements Checked {}

    public static PolicyRead read(String text) {
        return new PolicyReader().read(text);
    }

    /// Checks the log's signature and the quorum under `note`.
    public Checked check(SignedNote note) {
        Optional<Checkpoint> head = Checkpoint.read(note.text());
        if (head.isEmpty()) {
            return new NotAccepted("the note is no checkpoint");
        }
        Optional<VerifierKey> log = logs.stream()
                .filter(key -> key.name().equals(head.get().origin()))
                .filter(key -> NoteCheck.of(note, key) instanceof NoteCheck.Valid)
                .findFirst();
        if (log.isEmpty()) {
            return new NotAccepted("no log of the policy has signed it");
        }
        NavigableSet<String> holding = new TreeSet<>();
        for (Map.Entry<String, Member> member : members.entrySet()) {
            if (member.getValue() instanceof Witness witness) {
                switch (NoteCheck.of(note, witness.key())) {
                    case NoteCheck.Valid valid -> holding.add(member.getKey());
                    case NoteCheck.NotSigned none -> {}
                    case NoteCheck.Wrong wrong -> {
                        return new NotAccepted("the cosignature of " + member.getKey() + " is wrong");
                    }
                    case NoteCheck.Unchecked lacking -> {
                        return new NotAccepted("this Java has no " + lacking.algorithm() + ", by which "
                                + member.getKey() + " signs; run a newer one");
                    }
                }
            }
        }
        NavigableSet<String> witnesses = new TreeSet<>(holding);
        // Groups name only what stands before them, so one pass is enough.
        members.forEach((name, member) -> {
            if (member instanceof Group group
                    && group.of().stream().filter(holding::contains).count() >= group.threshold()) {
                holding.add(name);
            }
        });
        return quorum.isEmpty() || holding.contains(quorum.get())
                ? new Accepted(head.get(), witnesses)
                : new NotAccepted("the quorum " + quorum.get() + " is not reached");
    }
}
