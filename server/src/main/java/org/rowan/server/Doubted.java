package org.rowan.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.hashlist.HashList;
import org.rowan.port.HashLists.Listed;

/// Entries that are not believed for now, as the health tells of them: somebody has to look.
final class Doubted {
    private static final int NAMED = 10;

    private Doubted() {}

    static Optional<String> of(List<Listed> lists) {
        List<String> entries = lists.stream()
                .map(Listed::list)
                .filter(HashList::inForce)
                .flatMap(list -> list.suspended().stream().sorted().map(record -> list.name() + " " + record))
                .toList();
        if (entries.isEmpty()) return Optional.empty();
        String some = entries.stream().limit(NAMED).collect(Collectors.joining(", "));
        return Optional.of("entries that are not believed for now: %d (%s%s). Look at the"
                        .formatted(entries.size(), some, entries.size() > NAMED ? ", …" : "")
                + " cases they opened, tell their provider, and then ./rowan list reinstate, or disable");
    }
}
