package org.rowan.exchange.ncmec;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.exchange.HashText;
import org.rowan.exchange.Ignored;
import org.rowan.exchange.XmlElement;
import org.rowan.exchange.XmlIn;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// Reads one `queryResult`. A record that cannot be read is counted and left out; an answer that is cut
/// off, or is another document, is none.
final class EntriesPage {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_~:.-]{1,80}");
    private static final String DELETED = "deleted";

    /// The last thing said about each key, in the order in which the keys came up.
    private final Map<RecordKey, Dated> told = new LinkedHashMap<>();
    private final Ignored ignored = new Ignored();
    private final NcmecEnvironment environment;
    private Optional<String> next = Optional.empty();

    private record Dated(Told told, Instant at) {}

    private EntriesPage(NcmecEnvironment environment) {
        this.environment = environment;
    }

    static EntriesPage read(Bytes body, NcmecEnvironment environment) throws XmlIn.Malformed {
        EntriesPage page = new EntriesPage(environment);
        XmlIn in = XmlIn.of(body);
        if (!in.name().equals("queryResult")) {
            throw new XmlIn.Malformed("the answer is another document than queryResult");
        }
        while (in.child()) {
            page.part(in);
        }
        in.end();
        return page;
    }

    List<Told> told() {
        return told.values().stream().map(Dated::told).toList();
    }

    Optional<String> next() {
        return next;
    }

    Ignored ignored() {
        return ignored;
    }

    private void part(XmlIn in) throws XmlIn.Malformed {
        switch (in.name()) {
            case "images" -> records(in, "image");
            case "videos" -> records(in, "video");
            case "paging" ->
                next = in.element()
                        .flatMap(paging -> paging.child("next"))
                        .map(found -> found.text().replace("&amp;", "&"))
                        .filter(text -> !text.isEmpty());
            default -> {
                ignored.count("element", in.name());
                in.skip();
            }
        }
    }

    private void records(XmlIn in, String kind) throws XmlIn.Malformed {
        Optional<String> promised = in.attribute("count");
        int seen = 0;
        while (in.child()) {
            String name = in.name();
            boolean deleted = name.equals(DELETED + capital(kind));
            if (!deleted && !name.equals(kind)) {
                ignored.count("element", name);
                in.skip();
                continue;
            }
            seen++;
            Optional<XmlElement> record = in.element();
            Optional<RecordKey> key = record.flatMap(r -> key(r, kind));
            if (key.isEmpty()) {
                ignored.count("malformed", name);
            } else {
                take(record.get(), deleted ? new Told.Withdrawn(key.get()) : entry(key.get(), record.get()));
            }
        }
        if (promised.isPresent() && !promised.get().equals(Integer.toString(seen))) {
            ignored.count("count that differs", kind);
        }
    }

    /// Of two words about one key in one page, the newer counts; of two equally old ones, the later.
    private void take(XmlElement record, Told said) {
        Dated now = new Dated(said, timestamp(record));
        Dated before = told.get(said.key());
        if (before == null || !now.at.isBefore(before.at)) {
            told.put(said.key(), now);
        }
    }

    private static Instant timestamp(XmlElement record) {
        try {
            return Instant.parse(record.child("timestamp").map(XmlElement::text).orElse(""));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static Optional<RecordKey> key(XmlElement record, String kind) {
        Optional<String> member =
                record.child("member").flatMap(m -> m.attribute("id")).filter(EntriesPage::usable);
        Optional<String> id = record.child("id").map(XmlElement::text).filter(EntriesPage::usable);
        return member.flatMap(m -> id.map(i -> new RecordKey(m + "/" + i + "/" + kind)));
    }

    /// Ids become part of addresses, so nothing in them may climb.
    private static boolean usable(String id) {
        return ID.matcher(id).matches() && !id.equals(".") && !id.equals("..");
    }

    private Told entry(RecordKey key, XmlElement record) {
        List<Signal> signals = new ArrayList<>();
        record.child("fingerprints")
                .ifPresent(fingerprints -> fingerprints
                        .children()
                        .forEach(fingerprint -> signal(fingerprint).ifPresent(signals::add)));
        return new Told.Entry(key, signals, opinion(record), ignored.bounded(record.raw()));
    }

    private Optional<Signal> signal(XmlElement fingerprint) {
        Optional<SignalType> type = SignalType.ofLabel(fingerprint.name());
        if (type.isPresent()) {
            return HashText.read(type.get(), fingerprint.text(), ignored);
        }
        boolean elsewhere = fingerprint.attribute("href").isPresent();
        ignored.count(elsewhere ? "large signal" : "signal", fingerprint.name());
        return Optional.empty();
    }

    /// What exploits and need not be illegal is a lead, and so is a record that a member disputes.
    private Told.Opinion opinion(XmlElement record) {
        boolean disputed = record.child("feedback")
                .filter(feedback -> feedback.all("negativeFeedback").findAny().isPresent())
                .isPresent();
        return (disputed || environment.exploitative()) ? Told.Opinion.SEED : Told.Opinion.POSITIVE;
    }

    private static String capital(String kind) {
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }
}
