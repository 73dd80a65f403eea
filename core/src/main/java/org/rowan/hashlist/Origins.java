package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rowan.signal.Signal;

/// Which record of which list each hash of a table came from: four bytes a hash.
final class Origins {
    private record Span(int first, HashList list) {}

    private final List<Span> spans = new ArrayList<>();
    private int[] records = new int[16];
    private int size;

    /// The next hash of the table.
    void add(HashList list, int record) {
        if (spans.isEmpty() || !spans.getLast().list().id().equals(list.id())) spans.add(new Span(size, list));
        if (size == records.length) records = Arrays.copyOf(records, longer(size));
        records[size++] = record;
    }

    int size() {
        return size;
    }

    HashEntry entry(int number, Signal signal) {
        HashList list = list(number);
        return new HashEntry(list.id(), list.name(), list.source(), list.drill(), records[number], signal);
    }

    private int span(int number) {
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (spans.get(middle).first() <= number) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    HashList list(int number) {
        return spans.get(span(number)).list();
    }

    int record(int number) {
        return records[number];
    }

    /// How many hashes came from each list.
    Map<HashList, Integer> sizes() {
        Map<HashList, Integer> sizes = new HashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            int end = i + 1 < spans.size() ? spans.get(i + 1).first() : size;
            sizes.merge(spans.get(i).list(), end - spans.get(i).first(), Integer::sum);
        }
        return sizes;
    }

    int count(Predicate<ListId> lists, FastIndex.Hidden hidden) {
        int count = 0;
        for (int i = 0; i < spans.size(); i++) {
            ListId list = spans.get(i).list().id();
            if (!lists.test(list)) continue;
            int end = i + 1 < spans.size() ? spans.get(i + 1).first() : size;
            for (int at = spans.get(i).first(); at < end; at++) {
                if (!hidden.hides(list, records[at])) count++;
            }
        }
        return count;
    }

    /// - Shapes: `numbers`: each list's place among those that are written with the index.
    <E extends Exception> void write(IndexSink<E> sink, Map<ListId, Integer> numbers) throws E {
        sink.ints(spans.stream().mapToInt(Span::first).toArray());
        sink.ints(spans.stream()
                .mapToInt(span -> numbers.getOrDefault(span.list().id(), -1))
                .toArray());
        sink.ints(Arrays.copyOf(records, size));
    }

    /// - Shapes: `lists`: those written with the index, in order. `expected`: the hashes of the table.
    static <E extends Exception> Origins read(IndexSource<E> source, List<HashList> lists, int expected) throws E {
        int[] first = source.ints();
        int[] list = source.ints();
        Origins origins = new Origins();
        origins.records = source.ints();
        origins.size = origins.records.length;
        if (origins.size != expected || first.length != list.length || (expected > 0 && first.length == 0)) {
            throw new IllegalArgumentException("the origins do not fit the hashes");
        }
        for (int i = 0; i < first.length; i++) origins.spans.add(new Span(first[i], lists.get(list[i])));
        return origins;
    }

    void trim() {
        records = Arrays.copyOf(records, size);
    }

    long bytes() {
        return Integer.BYTES * (long) records.length;
    }

    /// The next length of an array that has become too short: half as long again.
    static int longer(int length) {
        return Math.max(16, (int) Math.min(Integer.MAX_VALUE - 8L, length + (length >> 1) + 1L));
    }
}
