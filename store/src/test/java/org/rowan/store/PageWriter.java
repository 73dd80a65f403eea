package org.rowan.store;

import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.feed.Cursor;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.hashlist.ListId;
import org.rowan.port.Feeds;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import org.rowan.testkit.contracts.HashListsContract;

/// Follows a made-up exchange of `PAGES` pages in a process of its own, which somebody kills.
final class PageWriter {
    static final String FEED = "made-up exchange";
    static final int PAGES = 120;
    private static final int NEW = 40;
    private static final int GONE = 10;

    private PageWriter() {}

    /// `args`: address of the database, schema, list; credentials come on standard input.
    public static void main(String[] args) throws IOException {
        Properties credentials = new Properties();
        credentials.load(System.in);
        try (Database database = Database.open(new Database.Address(args[0], args[1], credentials))) {
            PostgresHashLists lists = new PostgresHashLists(database, InstantSource.fixed(NOON));
            lists.snapshot();
            System.out.println("begins");
            System.out.flush();
            PostgresFeeds feeds = new PostgresFeeds(database, lists);
            while (page(feeds, new ListId(args[2]))) {
                lists.snapshot();
            }
        }
    }

    /// One page further; false at the end.
    static boolean page(PostgresFeeds feeds, ListId list) throws IOException {
        Feeds.Standing standing = feeds.of(FEED);
        int number = done(standing) + 1;
        if (number > PAGES) return false;
        Page page = new Page(told(number), new Cursor("page " + number), number == PAGES, new TreeMap<>());
        feeds.apply(
                new Feeds.Turn(FEED, standing.cursor(), page, Map.of(SignalType.SHA256, list), NOON),
                delta -> HashListsContract.attested().getFirst());
        return true;
    }

    static int done(Feeds.Standing standing) {
        return standing.cursor()
                .map(cursor -> Integer.parseInt(cursor.text().substring("page ".length())))
                .orElse(0);
    }

    private static List<Told> told(int page) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < NEW; i++) told.add(entry(page, i, 0));
        for (int i = 0; page > 2 && i < GONE; i++) {
            told.add(new Told.Withdrawn(key(page - 2, i)));
            told.add(entry(page - 1, NEW - 1 - i, 1));
        }
        return told;
    }

    /// What stands after so many pages, by key.
    static Map<String, Signal> after(int pages) {
        Map<String, Signal> standing = new HashMap<>();
        for (int page = 1; page <= pages; page++) {
            for (Told one : told(page)) {
                switch (one) {
                    case Told.Entry entry ->
                        standing.put(one.key().text(), entry.signals().getFirst());
                    case Told.Withdrawn gone -> standing.remove(one.key().text());
                }
            }
        }
        return standing;
    }

    private static RecordKey key(int page, int number) {
        return new RecordKey("k-" + page + "-" + number);
    }

    private static Told entry(int page, int number, int version) {
        Signal signal = new Sha256(Digest.of(Bytes.utf8("made %d %d %d".formatted(page, number, version)))
                .value());
        return new Told.Entry(key(page, number), List.of(signal), Told.Opinion.POSITIVE, Bytes.utf8("raw"));
    }

    static byte[] written(Properties credentials) {
        StringBuilder text = new StringBuilder();
        credentials.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
