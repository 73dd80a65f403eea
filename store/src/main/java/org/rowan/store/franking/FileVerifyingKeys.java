package org.rowan.store.franking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.rowan.franking.KeyStanding;
import org.rowan.franking.Schedule;
import org.rowan.franking.SecretVerifyingKey;
import org.rowan.franking.VerifyingKeys;

/// Verifying keys from `keys/franking/`.
///
/// - Errors: `UncheckedIOException` with a sentence when the keys cannot be read; that is no answer about a tag.
public final class FileVerifyingKeys implements VerifyingKeys {
    private final EpochKeyFolder folder;
    private final Schedule schedule;
    private final InstantSource clock;
    private final Aged<Table> table = new Aged<>(now -> read());

    public FileVerifyingKeys(Path folder, Schedule schedule, InstantSource clock) {
        this.folder = new EpochKeyFolder(folder);
        this.schedule = schedule;
        this.clock = clock;
    }

    private record Table(int highest, Map<Integer, KeyStanding> keys) {}

    @Override
    public KeyStanding of(int kid) {
        Instant now = clock.instant();
        Table known;
        try {
            known = table.at(now);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (kid <= 0 || kid > known.highest()) return new KeyStanding.NeverIssued();
        KeyStanding standing = known.keys().getOrDefault(kid, new KeyStanding.Destroyed());
        // Its time is over, whether or not somebody has got round to destroying it.
        boolean over = standing instanceof KeyStanding.Usable usable
                && !now.isBefore(schedule.destruction(usable.key().epoch()));
        return over ? new KeyStanding.Destroyed() : standing;
    }

    private Table read() throws IOException {
        NavigableMap<Integer, Set<EpochKeyFolder.Mark>> marks = folder.marks();
        Map<Integer, KeyStanding> keys = new HashMap<>();
        for (Map.Entry<Integer, Set<EpochKeyFolder.Mark>> one : marks.entrySet()) {
            keys.put(one.getKey(), standing(one.getKey(), one.getValue()));
        }
        return new Table(marks.isEmpty() ? 0 : marks.lastKey(), Map.copyOf(keys));
    }

    private KeyStanding standing(int kid, Set<EpochKeyFolder.Mark> marks) throws IOException {
        if (marks.contains(EpochKeyFolder.Mark.COMPROMISED)) return new KeyStanding.Compromised();
        if (marks.contains(EpochKeyFolder.Mark.LOST)) return new KeyStanding.Destroyed();
        for (var ended : new EpochKeyFolder.Mark[] {EpochKeyFolder.Mark.GONE, EpochKeyFolder.Mark.GOING}) {
            if (!marks.contains(ended)) continue;
            boolean window =
                    folder.read(kid, ended).ending().orElseThrow(() -> folder.missing(kid)) == KeptKey.Ending.WINDOW;
            return window ? new KeyStanding.Destroyed() : new KeyStanding.Compromised();
        }
        if (!EpochKeyFolder.usable(marks)) return new KeyStanding.NeverIssued();
        EpochKeyFile file = folder.read(kid, EpochKeyFolder.Mark.KEY);
        return new KeyStanding.Usable(
                new SecretVerifyingKey(file.epoch(), file.secret().orElseThrow()));
    }
}
