package org.rowan.architecture.offenders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One class for each thing that the core may not do, so that the rules are shown to bite.
public final class Offenders {

    private Offenders() {}

    public static List<Class<?>> allOfThem() {
        return List.of(ReadsAFile.class, ReadsAClock.class, AsksChance.class, StartsThreads.class);
    }

    static final class ReadsAFile {
        byte[] read(Path file) throws IOException {
            return Files.readAllBytes(file);
        }
    }

    static final class ReadsAClock {
        Instant read() {
            return Instant.now();
        }
    }

    static final class AsksChance {
        UUID ask() {
            return UUID.randomUUID();
        }
    }

    static final class StartsThreads {
        long count(List<String> names) {
            return names.parallelStream().count();
        }
    }
}
