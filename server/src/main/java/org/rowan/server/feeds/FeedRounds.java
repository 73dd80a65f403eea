package org.rowan.server.feeds;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rowan.flow.Following;
import org.rowan.flow.Voting;
import org.rowan.port.Feeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the connected exchanges, each at its own pace, and says how they stand.
public final class FeedRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedRounds.class);

    /// So much later than it should be, a feed is behind.
    private static final int BEHIND = 3;
    private static final Duration AT_LEAST = Duration.ofHours(6);

    private final List<FeedFile> files;
    private final Following following;
    private final Feeds feeds;
    private final InstantSource clock;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Instant began;

    public FeedRounds(List<FeedFile> files, Following following, Feeds feeds, InstantSource clock) {
        this.files = List.copyOf(files);
        this.following = following;
        this.feeds = feeds;
        this.clock = clock;
        this.began = clock.instant();
    }

    /// How a connected exchange, or one that was, stands.
    public record Row(Feeds.Standing standing, Optional<FeedFile> file) {}

    public List<FeedFile> files() {
        return files;
    }

    public List<Row> rows() throws IOException {
        for (FeedFile file : files) feeds.of(file.plan().name());
        return feeds.all().stream().map(s -> new Row(s, file(s.feed()))).toList();
    }

    public Optional<FeedFile> file(String name) {
        return files.stream().filter(f -> f.plan().name().equals(name)).findFirst();
    }

    /// The exchange that fills the list of this name, if it is connected and speaks.
    public Optional<Voting.Connected> connected(String list) {
        return files.stream()
                .filter(file -> file.plan().fills(list))
                .flatMap(file -> file.origin() instanceof FeedFile.Online online
                        ? Stream.of(new Voting.Connected(file.plan().name(), online.exchange()))
                        : Stream.empty())
                .findFirst();
    }

    /// Asks for a round now. False when no exchange of this name is connected.
    public boolean fetch(String name) {
        if (file(name).isEmpty()) return false;
        asked.add(name);
        return true;
    }

    /// Everything is fetched again. False as above.
    public boolean anew(String name) throws IOException {
        if (file(name).isEmpty()) return false;
        feeds.anew(name);
        return fetch(name);
    }

    public boolean acceptLoss(String name) throws IOException {
        if (file(name).isEmpty()) return false;
        feeds.acceptLoss(name);
        return fetch(name);
    }

    /// One step of one exchange, if it is its turn. True when there is more to do at once.
    ///
    /// - Errors: `IOException` when our own store failed; what the exchange does wrong is kept with it.
    public boolean round(FeedFile file) throws IOException {
        String name = file.plan().name();
        boolean now = asked.contains(name);
        if (!now && !due(file)) return false;
        switch (step(file)) {
            case Following.Applied applied -> {
                if (!applied.ignored().isEmpty()) {
                    LOG.warn("exchange \"{}\": not understood, and kept as received: {}", name, applied.ignored());
                }
                if (applied.more()) return true;
                LOG.info("exchange \"{}\" is up to date.", name);
            }
            case Following.Anew anew -> {
                LOG.warn("exchange \"{}\": everything is fetched anew.", name);
                return true;
            }
            case Following.Overtaken overtaken -> LOG.info("exchange \"{}\" is followed by another process.", name);
            case Following.Failed failed -> LOG.warn("exchange \"{}\": {}", name, failed.sentence());
        }
        asked.remove(name);
        return false;
    }

    private Following.Step step(FeedFile file) throws IOException {
        return switch (file.origin()) {
            case FeedFile.Online online -> following.step(file.plan(), online.exchange());
            case FeedFile.OnDisk onDisk ->
                following.whole(file.plan(), onDisk.file().version(), onDisk.file());
        };
    }

    private boolean due(FeedFile file) throws IOException {
        Feeds.Standing standing = feeds.of(file.plan().name());
        Instant last = latest(standing.upToDate(), standing.trouble().map(Feeds.Trouble::at));
        boolean midway = standing.anew()
                || (standing.advanced().isPresent() && !standing.advanced().equals(standing.upToDate()));
        boolean failing = standing.trouble().isPresent();
        return (midway && !failing) || !last.plus(file.every()).isAfter(clock.instant());
    }

    private static Instant latest(Optional<Instant> one, Optional<Instant> other) {
        Instant first = one.orElse(Instant.EPOCH);
        Instant second = other.orElse(Instant.EPOCH);
        return first.isAfter(second) ? first : second;
    }

    /// What is wrong with the connected exchanges.
    public Optional<String> trouble() throws IOException {
        for (FeedFile file : files) {
            Feeds.Standing standing = feeds.of(file.plan().name());
            if (standing.trouble().isPresent()) {
                return Optional.of("exchange \"%s\": %s"
                        .formatted(file.plan().name(), standing.trouble().get().sentence()));
            }
            // A file that does not change tells nothing new.
            if (file.origin() instanceof FeedFile.OnDisk) continue;
            Duration patience = file.every().multipliedBy(BEHIND);
            Duration longest = patience.compareTo(AT_LEAST) < 0 ? AT_LEAST : patience;
            Instant seen = standing.advanced().filter(began::isBefore).orElse(began);
            if (seen.plus(longest).isBefore(clock.instant())) {
                return Optional.of(("exchange \"%s\" has told nothing for more than %d hours."
                                + " ./rowan feed fetch %s asks it now; the server's log says more.")
                        .formatted(
                                file.plan().name(),
                                longest.toHours(),
                                file.plan().name()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (FeedFile file : files) {
            if (file.origin() instanceof FeedFile.Online online && online.exchange() instanceof AutoCloseable open) {
                try {
                    open.close();
                } catch (Exception e) {
                    throw new IOException(
                            "closing exchange \"%s\" failed"
                                    .formatted(file.plan().name()),
                            e);
                }
            }
        }
    }
}
