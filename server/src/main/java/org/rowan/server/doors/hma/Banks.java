package org.rowan.server.doors.hma;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.feed.RecordKey;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.port.HashLists.Listed;
import org.rowan.server.Acts;

/// Lists as banks: those that share a bank's name.
///
/// Content has a number. What a client added has that of its key; what came otherwise has one made of its
/// list (the how-manieth ever) and its record, which is larger than any of the former.
final class Banks {
    private static final String KEY = "hma:";
    private static final int SHIFT = 31;

    private final List<HashList> oldestFirst;
    private final Acts acts;

    private Banks(Acts acts, List<HashList> oldestFirst) {
        this.acts = acts;
        this.oldestFirst = oldestFirst;
    }

    static Banks of(Acts acts) throws IOException {
        return new Banks(
                acts, acts.listing().all().reversed().stream().map(Listed::list).toList());
    }

    /// The lists of a bank that are not retired.
    List<HashList> lists(String bank) {
        return oldestFirst.stream()
                .filter(list -> list.terms().bank().equals(bank))
                .filter(list -> !(list.status() instanceof HashList.Retired))
                .toList();
    }

    List<HashList> required(String bank) throws HmaFault {
        List<HashList> lists = lists(bank);
        if (lists.isEmpty()) throw new HmaFault(404, "bank " + HmaType.plain(bank) + " does not exist");
        return lists;
    }

    List<Map<String, Object>> all() {
        return oldestFirst.stream()
                .filter(list -> !(list.status() instanceof HashList.Retired))
                .map(list -> list.terms().bank())
                .distinct()
                .map(this::one)
                .toList();
    }

    /// A bank of which nothing is in force matches nothing.
    Map<String, Object> one(String bank) {
        boolean matches = lists(bank).stream().anyMatch(HashList::inForce);
        return Map.of("name", bank, "matching_enabled_ratio", matches ? 1.0 : 0.0);
    }

    Optional<HashList> list(ListId id) {
        return oldestFirst.stream().filter(list -> list.id().equals(id)).findFirst();
    }

    String bankOf(HashEntry entry) {
        return list(entry.list()).map(list -> list.terms().bank()).orElse("");
    }

    long contentId(ListId list, int record) throws IOException {
        Optional<RecordKey> key = acts.editing().keyOf(list, record);
        if (key.isPresent() && key.get().text().startsWith(KEY)) {
            return Long.parseLong(key.get().text().substring(KEY.length()));
        }
        for (int i = 0; i < oldestFirst.size(); i++) {
            if (oldestFirst.get(i).id().equals(list)) return ((i + 1L) << SHIFT) + record;
        }
        throw new IllegalStateException("an entry in force has a list");
    }

    static RecordKey key(long contentId) {
        return new RecordKey(KEY + contentId);
    }

    static boolean added(long contentId) {
        return contentId < (1L << SHIFT);
    }

    /// Where content stands that no client added.
    Optional<Place> place(long contentId) {
        long number = contentId >>> SHIFT;
        int record = (int) (contentId & ((1L << SHIFT) - 1));
        return number >= 1 && number <= oldestFirst.size() && record >= 1
                ? Optional.of(new Place(oldestFirst.get((int) number - 1), record))
                : Optional.empty();
    }

    record Place(HashList list, int record) {}
}
