package org.rowan.exchange.ncmec.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.signal.SignalType;

/// The simulator's entries and the feedback on them, in memory.
public final class EntryBook {
    private static final int MEMBERS = 3;
    private static final int MAX_WINDOWS = 8;
    /// An odd number without a pattern, so that neighbours end up far apart.
    private static final int SPREAD = 0x9E3779B1;

    private final InstantSource clock;
    private final Map<String, SimulatedEntry> entries = new LinkedHashMap<>();
    private final Map<String, List<SimulatedEntry>> windows = new LinkedHashMap<>();
    private final List<Map<String, String>> feedback = new ArrayList<>();

    EntryBook(InstantSource clock) {
        this.clock = clock;
    }

    /// Adds an entry with the given values, or made-up ones when `given` names none.
    public synchronized SimulatedEntry add(Map<String, String> given) {
        int number = entries.size() + 1;
        Map<SignalType, String> hashes = new EnumMap<>(SignalType.class);
        for (SignalType type : List.of(SignalType.MD5, SignalType.SHA1, SignalType.PDQ)) {
            String value = MadeUp.given(given, type, number);
            if (!value.isEmpty()) {
                hashes.put(type, value);
            }
        }
        boolean video = given.getOrDefault("kind", "image").equals("video");
        return put(new SimulatedEntry(
                Integer.toString(100 + number % MEMBERS), "e" + number, video, present(), false, hashes));
    }

    public synchronized SimulatedEntry put(SimulatedEntry entry) {
        entries.put(entry.key(), entry);
        return entry;
    }

    /// The oldest entry that still stands is deleted.
    public synchronized Optional<SimulatedEntry> withdraw() {
        return entries.values().stream()
                .filter(e -> !e.deleted())
                .findFirst()
                .map(e -> put(new SimulatedEntry(e.member(), e.id(), e.video(), present(), true, Map.of())));
    }

    public synchronized List<SimulatedEntry> all() {
        return List.copyOf(entries.values());
    }

    public synchronized List<Map<String, String>> feedback() {
        return List.copyOf(feedback);
    }

    synchronized void say(Map<String, String> word) {
        feedback.add(Map.copyOf(word));
    }

    synchronized boolean stands(String member, String id) {
        return entries.values().stream().anyMatch(e -> e.member().equals(member) && e.id().equals(id) && !e.deleted());
    }

    /// Those of a window, in an order that has nothing to do with time, as NCMEC's is. They stay as they
    /// were when the window was opened, for as long as it is among the last ones; nothing when it is not.
    synchronized Optional<List<SimulatedEntry>> window(Instant from, Instant to, boolean open) {
        String name = from + " " + to;
        if (open) {
            windows.remove(name);
            windows.put(name, between(from, to));
            if (windows.size() > MAX_WINDOWS) {
                windows.remove(windows.keySet().iterator().next());
            }
        }
        return Optional.ofNullable(windows.get(name));
    }

    private List<SimulatedEntry> between(Instant from, Instant to) {
        return entries.values().stream()
                .filter(e -> !e.at().isBefore(from) && !e.at().isAfter(to))
                .sorted(Comparator.comparingInt(EntryBook::shuffled).thenComparing(SimulatedEntry::key))
                .toList();
    }

    private static int shuffled(SimulatedEntry entry) {
        return Integer.reverse(entry.key().hashCode() * SPREAD);
    }

    private Instant present() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
