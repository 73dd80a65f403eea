package org.rowan.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.ServiceFact;
import org.rowan.auditlog.ServiceFact.KeyPurpose;
import org.rowan.flow.Rewrapping;
import org.rowan.store.keys.KeyFolder;
import org.rowan.store.keys.KeyRotation;

/// Keys of holders that are rotated out: begun when the operator says so, ended when no case key needs the
/// former one any more.
final class Rotations {
    /// Other processes of the installation seal to the former key until they start anew.
    private static final Duration AT_LEAST = Duration.ofDays(1);

    private static final List<String> HOLDERS = List.of("service", "custodian");

    private final Path keys;
    private final Optional<Path> custodian;
    private final InstantSource clock;
    private final List<ServiceFact> begun = new ArrayList<>();

    private Rotations(Path keys, Optional<Path> custodian, InstantSource clock) {
        this.keys = keys;
        this.custodian = custodian;
        this.clock = clock;
    }

    /// Makes the new key of this holder, if one is named.
    static Rotations begin(Path keys, Optional<Path> custodian, InstantSource clock, Optional<String> holder)
            throws IOException {
        Rotations rotations = new Rotations(keys, custodian, clock);
        if (holder.isPresent()) {
            KeyRotation.Named made = rotations.rotation(holder.get()).begin();
            rotations.begun.add(
                    new ServiceFact.KeyCreate(purpose(holder.get()), made.number(), made.check(), List.of()));
        }
        return rotations;
    }

    /// What the log is to be told of the keys made at this start.
    List<ServiceFact> begun() {
        return List.copyOf(begun);
    }

    /// How the log is told that a key ended.
    @FunctionalInterface
    interface Told {
        void key(ServiceFact fact, Instant now) throws IOException;
    }

    /// One round of sealing case keys anew, and the end of what nothing needs any more.
    ///
    /// - Errors: `IOException` also with a sentence about case keys that no key here opens: the former key stays
    ///   then.
    void round(Rewrapping rewrapping, Told log) throws IOException {
        for (String holder : HOLDERS) {
            Optional<KeyRotation.Named> going = rotation(holder).going();
            if (going.isEmpty()) continue;
            Rewrapping.Round round = rewrapping.all();
            if (round.lost() > 0) {
                throw new IOException(("%d case keys open with no key that is here, so the former %s key stays. Were"
                                + " they made before a key that was lost? See docs/operate/keys.md, Rotate.")
                        .formatted(round.lost(), holder));
            }
            boolean still = round.anew() > 0 || round.waiting() > 0;
            if (still || clock.instant().isBefore(rotation(holder).since().plus(AT_LEAST))) continue;
            log.key(
                    new ServiceFact.KeyDestroy(
                            purpose(holder), going.get().number(), going.get().check(), List.of()),
                    clock.instant());
            rotation(holder).end();
        }
    }

    private KeyRotation rotation(String holder) {
        return KeyFolder.rotation(keys, holder, custodian);
    }

    private static KeyPurpose purpose(String holder) {
        return holder.equals("service") ? KeyPurpose.SERVICE : KeyPurpose.CUSTODIAN;
    }
}
