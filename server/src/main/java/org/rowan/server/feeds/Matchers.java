package org.rowan.server.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.auditlog.Label;
import org.rowan.exchange.Base;
import org.rowan.exchange.Login;
import org.rowan.exchange.Patience;
import org.rowan.exchange.lookup.ArachnidSettings;
import org.rowan.exchange.lookup.ArachnidShield;
import org.rowan.exchange.lookup.PhotoDnaCloud;
import org.rowan.exchange.lookup.PhotoDnaSettings;
import org.rowan.port.Lookup;

/// The matchers of others that the operator set up: files `NAME.matcher` in the folder `feeds` beside the
/// settings.
///
/// - Errors: `IOException` with a sentence for the operator; the server does not start with a file that it
///   does not understand.
public final class Matchers implements AutoCloseable {
    private static final String ENDING = ".matcher";
    /// So that the log can name it.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,29}");
    private static final int MEBI = 1 << 20;
    private static final int LARGEST = 1_024;
    private static final int STANDARD_SECONDS = 15;
    private static final int LONGEST_SECONDS = 120;

    private final List<Watched> matchers;

    private Matchers(List<Watched> matchers) {
        this.matchers = List.copyOf(matchers);
    }

    /// All of a folder, which need not be there.
    public static Matchers all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return new Matchers(List.of());
        List<Watched> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                read.add(read(file));
            }
        }
        return new Matchers(read);
    }

    private static Watched read(Path file) throws IOException {
        FeedText text = FeedText.read("matcher", file);
        String fileName = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        if (!NAME.matcher(name).matches()) {
            throw text.wrong("the file's name before .matcher is 1 to 30 of a-z, 0-9, '.', '_' and '-';"
                    + " it names the matcher in the log.");
        }
        try {
            String kind = text.text("kind");
            Lookup matcher = switch (kind) {
                case "arachnid" -> new ArachnidShield(arachnid(text));
                case "photodna" -> new PhotoDnaCloud(photoDna(text));
                default -> throw text.expected("kind", "arachnid or photodna");
            };
            text.end();
            return new Watched(name, matcher);
        } catch (IllegalArgumentException e) {
            throw text.wrong(e.getMessage() + ".");
        }
    }

    private static ArachnidSettings arachnid(FeedText text) throws IOException {
        Login login = new Login(text.text("user"), text.secret("password-file"));
        ArachnidSettings settings = ArachnidSettings.of(Base.of(text.text("url")), login);
        ArachnidSettings sending = switch (text.maybe("sends").orElse("hash")) {
            case "hash" -> settings;
            case "media" -> settings.sendingMedia();
            default -> throw text.expected("sends", "hash or media");
        };
        return sending.with(patience(text, sending.patience()), largest(text, sending.maxMedia()));
    }

    /// Files leave the machine, and the operator says so.
    private static PhotoDnaSettings photoDna(FeedText text) throws IOException {
        if (!text.text("sends").equals("media")) {
            throw text.expected("sends", "media: this service takes files and nothing else");
        }
        PhotoDnaSettings settings = PhotoDnaSettings.of(Base.of(text.text("url")), text.secret("key-file"));
        return settings.with(patience(text, settings.patience()), largest(text, settings.maxMedia()));
    }

    private static int largest(FeedText text, int standard) throws IOException {
        return text.whole("max-megabytes", 1, LARGEST).map(m -> m * MEBI).orElse(standard);
    }

    /// Somebody waits for the upload.
    private static Patience patience(FeedText text, Patience standard) throws IOException {
        Duration answer =
                Duration.ofSeconds(text.whole("seconds", 1, LONGEST_SECONDS).orElse(STANDARD_SECONDS));
        return new Patience(
                standard.connect(),
                answer,
                standard.repeats(),
                standard.pause(),
                standard.longest(),
                standard.maxAnswer());
    }

    /// Nobody is asked.
    public boolean none() {
        return matchers.isEmpty();
    }

    public List<Lookup> lookups() {
        return List.copyOf(matchers);
    }

    /// For the log of settings: 1 where hashes are sent, 2 where files are.
    public Map<Label, Long> policy() {
        Map<Label, Long> policy = new TreeMap<>();
        for (Watched matcher : matchers) {
            policy.put(new Label("matcher." + matcher.name()), matcher.sends() == Lookup.Sends.HASH ? 1L : 2L);
        }
        return policy;
    }

    public Optional<String> trouble() {
        return matchers.stream().flatMap(m -> m.trouble().stream()).findFirst();
    }

    /// For the operator, at the start. Empty when there is none.
    public String describe() {
        return matchers.stream()
                .map(m -> m.name() + (m.sends() == Lookup.Sends.HASH ? " (hashes are sent)" : " (files are sent)"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        for (Watched matcher : matchers) matcher.close();
    }
}
