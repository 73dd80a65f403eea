package org.rowan.exchange.lookup;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.base.Bytes;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.Json;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;

/// Microsoft's PhotoDNA Cloud Service, its call `Match` and no other: it never reports for us.
///
/// - Source: developer.microsoftmoderator.com.
public final class PhotoDnaCloud implements Lookup, AutoCloseable {
    private static final String STEP = "looking up";
    private static final int PER_SECOND = 5;
    private static final String OK = "3000";
    private static final Set<String> TYPES = Set.of("image/gif", "image/jpeg", "image/png", "image/bmp", "image/tiff");
    private static final int MAX_SOURCES = 3;

    private final PhotoDnaSettings settings;
    private final Caller caller;
    private final Pace pace;

    public PhotoDnaCloud(PhotoDnaSettings settings) {
        this.settings = settings;
        this.caller = new Caller("PhotoDNA Cloud Service", settings.patience());
        this.pace = new Pace(PER_SECOND, settings.longestWait(), System::nanoTime);
    }

    @Override
    public String name() {
        return "photodna-cloud";
    }

    @Override
    public Sends sends() {
        return Sends.MEDIA;
    }

    @Override
    public LookedUp lookUp(Probe probe) {
        return switch (probe) {
            case Probe.OfHash hash -> notChecked("it takes no hash that could be computed here; nothing was sent");
            case Probe.OfMedia(String type, Bytes content) -> media(type, content);
        };
    }

    @Override
    public void close() {
        caller.close();
    }

    private LookedUp media(String type, Bytes content) {
        if (!TYPES.contains(type) || content.length() > settings.maxMedia()) {
            return notChecked("it takes GIF, JPEG, PNG, BMP and TIFF of up to %d bytes; the file was not sent"
                    .formatted(settings.maxMedia()));
        }
        Optional<Duration> turn = pace.turn();
        if (turn.isEmpty()) {
            return notChecked(
                    "it takes %d files a second, and too many wait; the file was not sent".formatted(PER_SECOND));
        }
        try {
            Thread.sleep(turn.get());
            return read(caller.change(
                    STEP,
                    HttpRequest.newBuilder(settings.base().at("/Match?enhance=false"))
                            .header("Ocp-Apim-Subscription-Key", settings.key().reveal())
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofByteArray(content.toArray()))
                            .build()));
        } catch (IOException e) {
            return new LookedUp.NotChecked(Optional.ofNullable(e.getMessage()).orElse("it was not reached"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notChecked("we were stopped while waiting");
        }
    }

    private LookedUp read(Answered answered) {
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return notChecked(refusal.get());
        }
        if (!answered.ok()) {
            return notChecked("it answered HTTP %d".formatted(answered.status()));
        }
        try {
            return judge(Json.parse(answered.body()));
        } catch (Json.Malformed e) {
            return notChecked("it answered what cannot be read");
        }
    }

    /// Any code but one says that nothing was compared.
    private LookedUp judge(Json answer) {
        Optional<String> code = answer.field("Status").flatMap(s -> s.textOf("Code"));
        if (!code.equals(Optional.of(OK))) {
            return notChecked(meaning(code.orElse("")));
        }
        if (!(answer.field("IsMatch").orElse(new Json.Nothing()) instanceof Json.Flag(boolean match))) {
            return notChecked("it answered without saying whether there is a match");
        }
        List<Json> flags =
                answer.field("MatchDetails").map(d -> d.items("MatchFlags")).orElse(List.of());
        if (!match && flags.isEmpty()) {
            return new LookedUp.NoKnownMatch();
        }
        List<String> sources =
                flags.stream().flatMap(f -> f.textOf("Source").stream()).toList();
        String said = sources.stream().limit(MAX_SOURCES).map(Words::plain).collect(Collectors.joining(", "));
        boolean test = !sources.isEmpty() && sources.stream().allMatch(Words::test);
        return new LookedUp.Matched(
                said.isEmpty() ? "unnamed" : said.substring(0, Math.min(said.length(), 100)), false, test);
    }

    /// - Source: the service's list of codes.
    private static String meaning(String code) {
        return switch (code) {
            case "3002" -> "it misses something in the question (code 3002)";
            case "3004" -> "it failed (code 3004)";
            case "3206" -> "it does not take the file for a picture (code 3206)";
            case "3208" -> "the picture is too small or too large in pixels for it (code 3208)";
            case "3209" -> "the file is too large for it (code 3209)";
            default ->
                code.matches("[0-9]{1,6}")
                        ? "it did not compare the file (code %s)".formatted(code)
                        : "it answered without a code";
        };
    }

    private LookedUp notChecked(String why) {
        return new LookedUp.NotChecked(caller.refusal(STEP, why));
    }
}
