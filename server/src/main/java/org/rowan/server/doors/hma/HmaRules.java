package org.rowan.server.doors.hma;

import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;
import org.rowan.server.doors.Peers;

/// The operator's settings for this door.
///
/// - Shapes: `key`: what every request must show, if there is one. `intake`: files shown here are taken in
///   like uploads. `fetchFrom`: hosts in lower case from which a URL is fetched. `curate`: banks may be
///   made and changed. `atOnce`: added hashes match without a second person. `drill`: banks made here are
///   for practice.
public record HmaRules(
        String client,
        Peers peers,
        Optional<Personal<String>> key,
        boolean intake,
        Set<String> fetchFrom,
        boolean curate,
        boolean atOnce,
        boolean drill) {
    public HmaRules {
        fetchFrom = Set.copyOf(fetchFrom);
    }
}
