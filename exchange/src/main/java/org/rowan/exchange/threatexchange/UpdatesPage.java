package org.rowan.exchange.threatexchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.HashText;
import org.rowan.exchange.Ignored;
import org.rowan.exchange.Json;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// Reads one page of updates. `highest`: the latest change in it, never later than the present, so that no
/// page can send us into the future.
final class UpdatesPage {
    /// What is asked for: what can be compared here, and nothing else.
    static final Map<String, SignalType> TYPES = Map.of(
            "HASH_PDQ", SignalType.PDQ,
            "HASH_MD5", SignalType.MD5,
            "HASH_VIDEO_MD5", SignalType.MD5,
            "HASH_SHA1", SignalType.SHA1,
            "HASH_SHA256", SignalType.SHA256,
            "HASH_VIDEO_SHA256", SignalType.SHA256);

    private final boolean leadsOnly;
    private final Instant now;
    private final List<Told> told = new ArrayList<>();
    private final Ignored ignored = new Ignored();
    private Instant highest;
    private Optional<String> next = Optional.empty();

    private UpdatesPage(boolean leadsOnly, Instant highest, Instant now) {
        this.leadsOnly = leadsOnly;
        this.highest = highest;
        this.now = now;
    }

    /// Nothing when the answer is no page of updates.
    static Optional<UpdatesPage> read(Json answer, boolean leadsOnly, Instant highest, Instant now) {
        if (!(answer.field("data").orElse(new Json.Nothing()) instanceof Json.Items(var updates))) {
            return Optional.empty();
        }
        UpdatesPage page = new UpdatesPage(leadsOnly, highest, now);
        updates.forEach(page::update);
        page.next = answer.field("paging").flatMap(p -> p.textOf("next"));
        return Optional.of(page);
    }

    List<Told> told() {
        return told;
    }

    Ignored ignored() {
        return ignored;
    }

    Instant highest() {
        return highest;
    }

    Optional<String> next() {
        return next;
    }

    private void update(Json update) {
        Optional<String> type = update.textOf("type").map(t -> t.strip().toUpperCase(Locale.ROOT));
        Optional<String> indicator = update.textOf("indicator");
        if (type.isEmpty() || indicator.isEmpty() || !type.get().matches("[A-Z0-9_]{1,60}")) {
            ignored.count("malformed update");
            return;
        }
        moved(update);
        RecordKey key = key(type.get(), indicator.get());
        List<Json> descriptors =
                update.field("descriptors").map(d -> d.items("data")).orElse(List.of());
        if (update.isTrue("should_delete") || descriptors.isEmpty()) {
            told.add(new Told.Withdrawn(key));
            return;
        }
        List<Signal> signals = signals(type.get(), indicator.get(), descriptors);
        Told.Opinion opinion = Opinions.of(descriptors, ignored);
        boolean lead = leadsOnly && opinion == Told.Opinion.POSITIVE;
        told.add(new Told.Entry(
                key, signals, lead ? Told.Opinion.SEED : opinion, ignored.bounded(Bytes.utf8(update.write()))));
    }

    private void moved(Json update) {
        Optional<Instant> changed = update.textOf("last_updated")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
        if (changed.isEmpty()) {
            ignored.count("update without its time");
        } else if (changed.get().isAfter(now)) {
            ignored.count("update from the future");
            highest = now;
        } else if (changed.get().isBefore(highest)) {
            ignored.count("update out of order");
        } else {
            highest = changed.get();
        }
    }

    /// The value is part of the key, so the key holds its digest: it is as long as any other and gives
    /// nothing away.
    private static RecordKey key(String type, String indicator) {
        String value = TYPES.containsKey(type) ? indicator.strip().toLowerCase(Locale.ROOT) : indicator;
        return new RecordKey(type + " " + Digest.of(Bytes.utf8(value)).hex());
    }

    private List<Signal> signals(String type, String indicator, List<Json> descriptors) {
        if (descriptors.stream().flatMap(UpdatesPage::tags).anyMatch(Scope::outside)) {
            ignored.count("out of scope: terrorism");
            return List.of();
        }
        Optional<SignalType> known = Optional.ofNullable(TYPES.get(type));
        if (known.isEmpty()) {
            ignored.count("signal", type);
        }
        return known.flatMap(t -> HashText.read(t, indicator, ignored)).stream().toList();
    }

    /// A list of texts, or a list of objects one level below.
    private static Stream<String> tags(Json descriptor) {
        Stream<Json> plain = descriptor.items("tags").stream();
        Stream<Json> wrapped = descriptor.field("tags").map(t -> t.items("data")).orElse(List.of()).stream();
        return Stream.concat(plain, wrapped).flatMap(tag -> tag.asText().or(() -> tag.textOf("text")).stream());
    }
}
