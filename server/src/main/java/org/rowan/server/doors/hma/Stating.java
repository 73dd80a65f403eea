package org.rowan.server.doors.hma;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.port.Feeds;
import org.rowan.server.Acts;
import org.rowan.server.feeds.FeedFile;
import org.rowan.server.feeds.FeedRounds;

/// What this door is, how its index and the exchanges stand. Exchanges are connected by files of the
/// operator, not by clients.
final class Stating {
    private static final List<String> ROUTES = List.of(
            "/",
            "/c/bank/<bank_name>",
            "/c/bank/<bank_name>/content",
            "/c/bank/<bank_name>/content/<content_id>",
            "/c/bank/<bank_name>/signal",
            "/c/banks",
            "/c/content_type",
            "/c/exchange/<exchange_name>",
            "/c/exchange/<exchange_name>/status",
            "/c/exchanges",
            "/c/exchanges/apis",
            "/c/signal_type",
            "/c/signal_type/index",
            "/h/hash",
            "/m/compare",
            "/m/index/status",
            "/m/lookup",
            "/m/raw_lookup",
            "/site-map",
            "/status",
            "/status/live");

    private final Acts acts;

    Stating(Acts acts) {
        this.acts = acts;
    }

    Optional<Says> answer(Asking asking) throws IOException, HmaFault {
        if (!asking.method().equals("GET")) return exchangeChange(asking);
        if (asking.at() || asking.at("status")) return Optional.of(status());
        if (asking.at("status", "live")) return Optional.of(Says.text(200, "I-AM-ALIVE"));
        if (asking.at("site-map")) return Optional.of(Says.json(ROUTES));
        if (asking.at("c", "signal_type")) return Optional.of(Says.json(signalTypes()));
        if (asking.at("c", "content_type")) return Optional.of(Says.json(contentTypes()));
        if (asking.at("c", "signal_type", "index")) return Optional.of(index());
        if (asking.at("c", "exchanges", "apis")) {
            return Optional.of(Says.json(List.of("fb_threatexchange", "ncmec", "stopncii")));
        }
        if (asking.at("c", "exchanges")) {
            return Optional.of(Says.json(
                    acts.feeds().files().stream().map(f -> f.plan().name()).toList()));
        }
        if (asking.at("c", "exchange", "*")) return Optional.of(exchange(asking.segment(2)));
        if (asking.at("c", "exchange", "*", "status")) return Optional.of(exchangeStatus(asking.segment(2)));
        return Optional.empty();
    }

    private Says status() throws IOException {
        return acts.lookUp().ready() ? Says.text(200, "I-AM-ALIVE") : Says.text(503, "INDEX-NOT-LOADED");
    }

    private static List<Map<String, Object>> signalTypes() {
        return Arrays.stream(HmaType.values())
                .<Map<String, Object>>map(t -> Map.of("name", t.label(), "enabled_ratio", 1.0))
                .toList();
    }

    private static List<Map<String, Object>> contentTypes() {
        return List.of(Map.of("name", "photo", "enabled", true), Map.of("name", "video", "enabled", true));
    }

    private Says index() throws IOException {
        Map<String, Object> said = new TreeMap<>();
        long now = acts.clock().instant().getEpochSecond();
        for (HmaType type : HmaType.values()) {
            int size = acts.lookUp().size(type.type());
            said.put(
                    type.label(),
                    Map.of(
                            "db_size", size,
                            "index_size", size,
                            "index_out_of_date", false,
                            "newest_db_item", now,
                            "index_built_to", now));
        }
        return Says.json(said);
    }

    private FeedFile file(String name) throws HmaFault {
        return acts.feeds()
                .file(name)
                .orElseThrow(() -> new HmaFault(404, "exchange " + HmaType.plain(name) + " does not exist"));
    }

    private Says exchange(String name) throws HmaFault {
        FeedFile file = file(name);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("name", name);
        said.put("api", file.kind().equals("threatexchange") ? "fb_threatexchange" : file.kind());
        said.put("bank", file.plan().terms().bank());
        said.put("enabled", true);
        return Says.json(said);
    }

    private Says exchangeStatus(String name) throws IOException, HmaFault {
        file(name);
        Feeds.Standing standing = acts.feeds().rows().stream()
                .map(FeedRounds.Row::standing)
                .filter(s -> s.feed().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("checkpoint_ts", standing.advanced().map(at -> at.getEpochSecond()));
        said.put("running_fetch_start_ts", Optional.empty());
        said.put("last_fetch_complete_ts", standing.upToDate().map(at -> at.getEpochSecond()));
        said.put("last_fetch_succeeded", standing.trouble().isEmpty());
        said.put("up_to_date", standing.upToDate().isPresent() && !standing.anew());
        said.put("fetched_items", standing.records());
        return Says.json(said);
    }

    private static Optional<Says> exchangeChange(Asking asking) throws HmaFault {
        boolean exchanges = asking.at("c", "exchanges") || asking.at("c", "exchange", "*");
        if (exchanges || asking.at("c", "exchanges", "api", "*")) {
            throw new HmaFault(403, "exchanges are connected by files of the operator, not through this door");
        }
        return Optional.empty();
    }
}
