package org.rowan.server.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.exchange.Base;
import org.rowan.exchange.Login;
import org.rowan.exchange.Patience;
import org.rowan.exchange.ncmec.NcmecEnvironment;
import org.rowan.exchange.ncmec.NcmecExchange;
import org.rowan.exchange.ncmec.NcmecSettings;
import org.rowan.exchange.stopncii.StopNcii;
import org.rowan.exchange.stopncii.StopNciiSettings;
import org.rowan.exchange.threatexchange.ThreatExchange;
import org.rowan.exchange.threatexchange.ThreatExchangeSettings;
import org.rowan.exchange.threatexchange.ThreatExchangeSettings.TokenIn;
import org.rowan.exchange.vics.CategoryTable;
import org.rowan.exchange.vics.CategoryTable.Means;
import org.rowan.flow.Following;
import org.rowan.hashlist.ListTerms;
import org.rowan.hashlist.Reach;
import org.rowan.port.Exchange;

/// One exchange that the operator connected: a file `NAME.feed` in the folder `feeds` beside the settings.
///
/// - Errors: `IOException` with a sentence for the operator; the server does not start with a file that it
///   does not understand.
public record FeedFile(Following.Plan plan, String kind, Duration every, Origin origin) {

    /// Where the records come from.
    public sealed interface Origin {}

    public record Online(Exchange exchange) implements Origin {}

    /// A file that is read whole whenever it has changed.
    public record OnDisk(ListOnDisk file) implements Origin {}

    private static final String ENDING = ".feed";
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1_440;

    /// All of a folder, which need not be there. A file that does not end in `.feed` is none.
    public static List<FeedFile> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        List<FeedFile> feeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                feeds.add(read(file));
            }
        }
        long adult = feeds.stream().filter(f -> f.kind().equals("stopncii")).count();
        if (adult > 0 && adult < feeds.size()) {
            throw new IOException(StopNciiSettings.REFUSAL + ". The server did not start.");
        }
        return feeds;
    }

    private static FeedFile read(Path file) throws IOException {
        FeedText text = FeedText.read("exchange", file);
        String fileName = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        try {
            String kind = text.text("kind");
            Following.Plan plan = plan(name, text);
            int every = text.whole("every-minutes", SHORTEST, LONGEST).orElse(60);
            Origin origin = switch (kind) {
                case "ncmec" -> new Online(ncmec(text));
                case "threatexchange" -> new Online(threatExchange(text));
                case "stopncii" -> new Online(stopNcii(text));
                case "vics" -> new OnDisk(vics(text));
                case "nsrl" -> new OnDisk(new NsrlOnDisk(text.file("file")));
                default -> throw text.expected("kind", "ncmec, threatexchange, stopncii, vics or nsrl");
            };
            text.end();
            return new FeedFile(plan, kind, Duration.ofMinutes(every), origin);
        } catch (IllegalArgumentException e) {
            throw text.wrong(e.getMessage() + ".");
        }
    }

    private static Following.Plan plan(String name, FeedText text) throws IOException {
        Reach reach = new Reach(text.whole("distance", 0, 256), text.whole("quality", 0, 100));
        ListTerms terms = new ListTerms(
                text.maybe("bank").orElseGet(() -> ListTerms.bankOf(name)),
                text.maybe("licence").orElse(""),
                text.maybe("purpose").orElse(""),
                reach);
        return new Following.Plan(name, text.text("source"), text.yes("drill"), terms);
    }

    private static Exchange ncmec(FeedText text) throws IOException {
        NcmecEnvironment environment = NcmecEnvironment.ofLabel(text.text("environment"))
                .orElseThrow(() -> text.expected(
                        "environment",
                        "one of "
                                + String.join(
                                        ", ",
                                        Stream.of(NcmecEnvironment.values())
                                                .map(NcmecEnvironment::label)
                                                .toList())));
        Login login = new Login(text.text("user"), text.secret("password-file"));
        NcmecSettings settings = NcmecSettings.of(environment, Base.of(text.text("url")), login);
        Optional<String> reason = text.maybe("dispute-reason");
        return new NcmecExchange(reason.map(settings::disputingAs).orElse(settings));
    }

    private static Exchange threatExchange(FeedText text) throws IOException {
        ThreatExchangeSettings settings = ThreatExchangeSettings.of(
                Base.of(text.text("url")), text.text("app"), text.secret("app-secret-file"), text.text("group"));
        TokenIn token = switch (text.maybe("token-in").orElse("address")) {
            case "address" -> TokenIn.ADDRESS;
            case "header" -> TokenIn.HEADER;
            default -> throw text.expected("token-in", "address or header");
        };
        ThreatExchangeSettings placed = settings.with(token);
        return new ThreatExchange(text.yes("leads-only") ? placed.asLeads() : placed);
    }

    /// `categories = 1:alert, 2:alert, 3:lead, 4:benign`.
    private static VicsOnDisk vics(FeedText text) throws IOException {
        Map<Integer, Means> means = new HashMap<>();
        String shape = "CODE:alert, CODE:lead or CODE:benign, with commas";
        for (String part : text.text("categories").split(",", -1)) {
            String[] pair = part.strip().split(":", -1);
            if (pair.length != 2 || !pair[0].matches("[0-9]{1,6}")) throw text.expected("categories", shape);
            Means meaning = switch (pair[1].strip()) {
                case "alert" -> Means.ALERT;
                case "lead" -> Means.LEAD;
                case "benign" -> Means.BENIGN;
                default -> throw text.expected("categories", shape);
            };
            means.put(Integer.parseInt(pair[0]), meaning);
        }
        return new VicsOnDisk(text.file("file"), new CategoryTable(text.text("region"), means));
    }

    private static Exchange stopNcii(FeedText text) throws IOException {
        return new StopNcii(new StopNciiSettings(
                Base.of(text.text("url")),
                text.secret("subscription-file"),
                text.secret("fetch-key-file"),
                text.maybeSecret("feedback-key-file"),
                text.yes("deployment-of-its-own"),
                Patience.ofLists()));
    }
}
