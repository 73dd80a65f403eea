package org.rowan.store.franking;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.franking.Epoch;
import org.rowan.franking.Schedule;
import org.rowan.franking.SecretStampingKey;
import org.rowan.franking.StampingKey;

/// Stamping keys from `keys/franking/`. Only those of this week and its neighbours are kept in memory.
public final class FileStampingKeys implements StampingKeys {
    /// The newest of the folder are opened, of which there are two or three for a week.
    private static final int NEWEST = 8;

    private final EpochKeyFolder folder;
    private final Schedule schedule;
    private final Aged<List<StampingKey>> near = new Aged<>(this::read);

    public FileStampingKeys(Path folder, Schedule schedule) {
        this.folder = new EpochKeyFolder(folder);
        this.schedule = schedule;
    }

    /// The key of the week; in the minutes about its turn that of the other week, where there is no better one.
    @Override
    public Optional<StampingKey> at(Instant now) throws IOException {
        List<StampingKey> keys = near.at(now);
        return newest(keys, now, Duration.ZERO).or(() -> newest(keys, now, schedule.skew()));
    }

    private static Optional<StampingKey> newest(List<StampingKey> keys, Instant now, Duration skew) {
        return keys.stream()
                .filter(key -> !now.isBefore(key.epoch().notBefore().minus(skew))
                        && now.isBefore(key.epoch().notAfter().plus(skew)))
                .max(Comparator.comparingInt(key -> key.epoch().kid()));
    }

    private List<StampingKey> read(Instant now) throws IOException {
        List<StampingKey> read = new ArrayList<>();
        int opened = 0;
        for (Map.Entry<Integer, Set<EpochKeyFolder.Mark>> one :
                folder.marks().descendingMap().entrySet()) {
            if (!EpochKeyFolder.usable(one.getValue())) continue;
            if (++opened > NEWEST) break;
            EpochKeyFile file = folder.read(one.getKey(), EpochKeyFolder.Mark.KEY);
            if (near(file.epoch(), now)) {
                read.add(new SecretStampingKey(file.epoch(), file.secret().orElseThrow()));
            }
        }
        return List.copyOf(read);
    }

    private boolean near(Epoch epoch, Instant now) {
        return now.isAfter(epoch.notBefore().minus(schedule.epoch()))
                && now.isBefore(epoch.notAfter().plus(schedule.epoch()));
    }
}
