package org.rowan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Counts the records of one file while it is read. `perMille`: how many of a thousand records may be bad;
/// with more of them the file is another one than it was taken for.
public final class Tally {
    /// One of a hundred.
    public static final int USUAL = 10;

    private static final int MAX_PLACES = 20;

    private final int perMille;
    private final List<Imported.Place> places = new ArrayList<>();
    private final Ignored ignored = new Ignored();
    private long records;
    private long told;
    private long bad;

    /// - Errors: `IllegalArgumentException` unless `perMille` is 0 to 1,000.
    public Tally(int perMille) {
        if (perMille < 0 || perMille > 1_000) {
            throw new IllegalArgumentException("0 to 1,000 records of a thousand may be bad; got " + perMille);
        }
        this.perMille = perMille;
    }

    public Ignored ignored() {
        return ignored;
    }

    public void record() {
        records++;
    }

    public void told() {
        told++;
    }

    public void bad(Imported.Place place) {
        bad++;
        if (places.size() < MAX_PLACES) {
            places.add(place);
        }
    }

    /// The file was read to its end. `what`: its name in sentences, such as `the hash set`.
    public Imported end(String what) {
        if (records == 0) {
            return new Imported.Refused("%s holds no record. Nothing was imported.".formatted(what));
        }
        if (bad * 1_000 > records * perMille) {
            return new Imported.Refused(
                    ("%s: %d of %d records cannot be read, the first at %s; %d of a thousand may be."
                                    + " Nothing was imported.")
                            .formatted(what, bad, records, places.getFirst(), perMille));
        }
        return new Imported.Whole(records, told, bad, places, new TreeMap<>(ignored.counts()));
    }
}
