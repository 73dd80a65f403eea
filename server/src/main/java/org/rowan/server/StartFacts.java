package org.rowan.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryType;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Salt;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.flow.Breaker;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.store.PostgresJournal;
import org.rowan.store.keys.FileKeys;

/// What the log is told when a process starts: which keys there are, which program runs, and by which
/// rules.
final class StartFacts {
    /// How far back the policy in force is looked for; when it is not found, it is stated again.
    private static final long LOOK_BACK = 20_000;

    private static final long AT_ONCE = 500;

    private final PostgresJournal journal;
    private final FileKeys keys;

    StartFacts(PostgresJournal journal, FileKeys keys) {
        this.journal = journal;
        this.keys = keys;
    }

    /// - Errors: `IOException` when the journal cannot be written or the program cannot be read.
    ///
    /// `begun`: the keys that this start made in place of others.
    StartFacts state(Instant now, List<ServiceFact> begun) throws IOException {
        if (journal.size() == 0) {
            for (ServiceFact key : keys.facts()) attest(now, key);
        }
        for (ServiceFact key : begun) attest(now, key);
        attest(now, new ServiceFact.SoftwareDeploy(new Label("server"), version(), program(), Optional.empty()));
        return this;
    }

    /// A key of a holder ends.
    void key(ServiceFact fact, Instant now) throws IOException {
        attest(now, fact);
    }

    /// The leaf hash of the entry that states these settings, which is written when the last one stated
    /// others.
    Digest policy(Map<Label, Long> settings, Instant now) throws IOException {
        ServiceFact.PolicySet policy = ServiceFact.PolicySet.of(new Label("rowan.conf"), settings, List.of());
        Optional<Entry> last = lastPolicy();
        if (last.isPresent() && says(last.get(), policy)) return last.get().leafHash();
        return attest(now, policy);
    }

    private static boolean says(Entry entry, ServiceFact.PolicySet policy) {
        Entry same = Entry.of(entry.read().time(), entry.read().salt(), policy);
        return same.text().equals(entry.text());
    }

    private Optional<Entry> lastPolicy() throws IOException {
        long to = journal.size();
        long end = Math.max(0, to - LOOK_BACK);
        while (to > end) {
            long from = Math.max(end, to - AT_ONCE);
            for (Entry entry : journal.entries(from, to).reversed()) {
                if (entry.read().known().equals(Optional.of(EntryType.POLICY_SET))) return Optional.of(entry);
            }
            to = from;
        }
        return Optional.empty();
    }

    private Digest attest(Instant now, ServiceFact fact) throws IOException {
        Change change = Change.at(now).attest(Optional.empty(), new Salt(keys.fresh(Salt.LENGTH)), fact);
        return switch (journal.commit(change)) {
            case Journal.Done done -> done.leaves().getFirst();
            case Journal.Stale stale -> throw new IllegalStateException("a fact of the service cannot be stale");
            case Journal.AnsweredBefore before ->
                throw new IllegalStateException("nobody asked for a fact of the service");
        };
    }

    private static Label version() {
        return new Label(Optional.ofNullable(StartFacts.class.getPackage().getImplementationVersion())
                .map(v -> v.toLowerCase(java.util.Locale.ROOT))
                .orElse("unpackaged"));
    }

    /// SHA-256 of the jar that runs, or of the class files in their order where it is not packed.
    private static Digest program() throws IOException {
        try {
            Path place = Path.of(StartFacts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            MessageDigest digest = Digest.sha256();
            if (Files.isRegularFile(place)) {
                feed(digest, place);
            } else {
                try (Stream<Path> files = Files.walk(place)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) feed(digest, file);
                }
            }
            return new Digest(Bytes.adopt(digest.digest()));
        } catch (URISyntaxException e) {
            throw new IOException("the program's own place cannot be read", e);
        }
    }

    private static void feed(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /// `matchers`: see [Matchers#policy].
    static Map<Label, Long> settings(Config config, Map<Label, Long> matchers) throws IOException {
        Map<Label, Long> settings = new TreeMap<>(matchers);
        settings.put(new Label("pdq-max-distance"), config.whole(Setting.MAX_DISTANCE, 0, 256));
        settings.put(new Label("pdq-min-quality"), config.whole(Setting.MIN_QUALITY, 0, 100));
        settings.put(new Label("auto-referral"), 0L);
        for (Setting yesNo : List.of(
                Setting.DIHEDRAL,
                Setting.HOLD_UNDECODABLE,
                Setting.HOLD_FEATURELESS,
                Setting.HOLD_NO_LIST,
                Setting.HOLD_PARTLY,
                Setting.HOLD_SUSPENDED,
                Setting.HOLD_NOT_ASKED,
                Setting.SECOND_REVIEWER)) {
            settings.put(new Label(yesNo.key), config.yes(yesNo) ? 1L : 0L);
        }
        for (Map.Entry<Reason, Reply> reply : new Rules(config).replies().entrySet()) {
            settings.put(
                    new Label(reply.getKey().key()), (long) reply.getValue().number());
        }
        Breaker.Rule breaker = new Rules(config).breaker();
        settings.put(new Label(Setting.BREAKER_FILES.key), (long) breaker.files());
        settings.put(new Label(Setting.BREAKER_FAR.key), (long) breaker.far());
        settings.put(new Label(Setting.BREAKER_MINUTES.key), breaker.window().toMinutes());
        settings.put(new Label(Setting.HARMLESS_DAYS.key), config.whole(Setting.HARMLESS_DAYS, 1, 365));
        settings.put(new Label(Setting.RECORDS_TWO_PEOPLE.key), config.yes(Setting.RECORDS_TWO_PEOPLE) ? 1L : 0L);
        settings.put(new Label(Setting.RETAIN_DISMISSED.key), config.whole(Setting.RETAIN_DISMISSED, 0, 3650));
        if (config.maybe(Setting.FRANK_SERVICE).isPresent()) {
            settings.put(new Label(Setting.FRANK_WINDOW.key), config.whole(Setting.FRANK_WINDOW, 30, 730));
        }
        return settings;
    }
}
