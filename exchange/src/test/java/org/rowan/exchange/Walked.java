package org.rowan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.port.Exchange;

/// An exchange walked page by page, as whoever keeps the records would.
public final class Walked {
    private static final int MAX_PAGES = 5_000;

    private final Exchange exchange;
    private final Map<RecordKey, Told.Entry> records = new LinkedHashMap<>();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private Cursor cursor;
    private int pages;

    public Walked(Exchange exchange) {
        this.exchange = exchange;
        this.cursor = exchange.start();
    }

    /// Until nothing more is to be had.
    public Walked on(Instant now) throws IOException {
        for (int i = 0; i < MAX_PAGES; i++) {
            if (step(now)) {
                return this;
            }
        }
        throw new AssertionError("no end after " + MAX_PAGES + " pages");
    }

    /// One page; true when nothing more is to be had.
    public boolean step(Instant now) throws IOException {
        Fetched fetched = exchange.fetch(cursor, now);
        assertThat(fetched).isInstanceOf(Fetched.Got.class);
        return take(((Fetched.Got) fetched).page());
    }

    private boolean take(Page page) {
        pages++;
        page.told().forEach(told -> {
            switch (told) {
                case Told.Entry entry -> records.put(entry.key(), entry);
                case Told.Withdrawn gone -> records.remove(gone.key());
            }
        });
        page.ignored().forEach((name, count) -> ignored.merge(name, count, Integer::sum));
        cursor = page.next();
        return page.upToDate();
    }

    public Map<RecordKey, Told.Entry> records() {
        return records;
    }

    public Map<String, Integer> ignored() {
        return ignored;
    }

    public Cursor cursor() {
        return cursor;
    }

    public int pages() {
        return pages;
    }
}
