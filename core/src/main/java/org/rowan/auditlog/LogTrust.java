package org.rowan.auditlog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the auditor brings along. `key`: the log's key, got from elsewhere than the log. `since`: a
/// checkpoint seen before. `proof`: a proof handed over with a case. `policy`: the witnesses that must
/// stand behind the checkpoint. `stamped`: older checkpoints whose time stamps were checked. `tolerance`: by how much
/// an entry may be older than one before it, because
/// several are written at once.
public record LogTrust(
        VerifierKey key,
        Optional<SignedNote> since,
        Optional<TlogProof> proof,
        Optional<WitnessPolicy> policy,
        List<SignedNote> stamped,
        Duration tolerance) {
    public LogTrust {
        stamped = List.copyOf(stamped);
    }

    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    public static LogTrust of(VerifierKey key) {
        return new LogTrust(key, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), TOLERANCE);
    }

    public LogTrust since(SignedNote checkpoint) {
        return new LogTrust(key, Optional.of(checkpoint), proof, policy, stamped, tolerance);
    }

    public LogTrust proof(TlogProof given) {
        return new LogTrust(key, since, Optional.of(given), policy, stamped, tolerance);
    }

    public LogTrust stamped(List<SignedNote> checkpoints) {
        return new LogTrust(key, since, proof, policy, checkpoints, tolerance);
    }

    public LogTrust policy(WitnessPolicy given) {
        return new LogTrust(key, since, proof, Optional.of(given), stamped, tolerance);
    }
}
