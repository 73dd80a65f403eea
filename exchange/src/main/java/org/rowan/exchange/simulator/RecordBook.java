package org.rowan.exchange.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.signal.SignalType;

/// The records of a simulated exchange and what was said about them, in memory.
public final class RecordBook {
    private final InstantSource clock;
    private final List<SimulatedRecord> records = new ArrayList<>();
    private final List<Map<String, String>> votes = new ArrayList<>();

    public RecordBook(InstantSource clock) {
        this.clock = clock;
    }

    /// Adds a record with the value that `given` names by its type, or a made-up PDQ hash.
    public synchronized SimulatedRecord add(Map<String, String> given) {
        int number = records.size() + 1;
        SignalType type = Arrays.stream(SignalType.values())
                .filter(t -> given.containsKey(t.label()))
                .findFirst()
                .orElse(SignalType.PDQ);
        SimulatedRecord added = new SimulatedRecord(number, type, MadeUp.given(given, type, number), present(), false);
        records.add(added);
        return added;
    }

    /// The oldest record that still stands is withdrawn.
    public synchronized void withdraw() {
        for (int i = 0; i < records.size(); i++) {
            SimulatedRecord old = records.get(i);
            if (!old.withdrawn()) {
                records.set(i, new SimulatedRecord(old.number(), old.type(), old.value(), present(), true));
                return;
            }
        }
    }

    /// In the order of their last change.
    public synchronized List<SimulatedRecord> since(Instant from) {
        return records.stream()
                .filter(r -> !r.at().isBefore(from))
                .sorted(Comparator.comparing(SimulatedRecord::at).thenComparingInt(SimulatedRecord::number))
                .toList();
    }

    public synchronized void say(Map<String, String> vote) {
        votes.add(Map.copyOf(vote));
    }

    public synchronized List<Map<String, String>> votes() {
        return List.copyOf(votes);
    }

    /// The words that every book knows.
    public Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query) {
        switch (word) {
            case "POST records" -> {
                for (int i = 0; i < count; i++) {
                    add(query);
                }
            }
            case "POST withdrawals" -> {
                for (int i = 0; i < count; i++) {
                    withdraw();
                }
            }
            case "GET votes" -> {
                return Optional.of(votes());
            }
            case "GET records" -> {
                // shown below, as after each change
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(since(Instant.EPOCH).stream().map(RecordBook::shown).toList());
    }

    private static Map<String, String> shown(SimulatedRecord record) {
        Map<String, String> row = new TreeMap<>();
        row.put("record", Integer.toString(record.number()));
        row.put("type", record.type().label());
        row.put("at", record.at().toString());
        row.put("state", record.withdrawn() ? "withdrawn" : "stands");
        return row;
    }

    private Instant present() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
