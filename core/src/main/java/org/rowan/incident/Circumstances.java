package org.rowan.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that a service states of an incident beyond the item and the account that shared it.
///
/// - `account`: more about the account that shared the item. `others`: further accounts that shared the same, for a
///   viral report. `recipients`: whom it was meant for. `victims`: children it was done to.
public record Circumstances(
        Optional<Party> account,
        List<Party> others,
        List<Party> recipients,
        List<Party> victims,
        List<Place> places,
        List<Excerpt> excerpts,
        List<Conduct> conduct,
        Optional<LawEnforcement> lawEnforcement,
        FileStatement file) {
    public static final Circumstances NONE = new Circumstances(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            FileStatement.NONE);

    public Circumstances {
        others = List.copyOf(others);
        recipients = List.copyOf(recipients);
        victims = List.copyOf(victims);
        places = List.copyOf(places);
        excerpts = List.copyOf(excerpts);
        conduct = List.copyOf(conduct);
    }

    /// Whether there is something here that a report can rest on without any file: words that were exchanged, or what
    /// somebody did. Hashes and names alone are neither.
    public boolean hasSubstance() {
        return !excerpts.isEmpty()
                || !conduct.isEmpty()
                || places.stream()
                        .anyMatch(p ->
                                p.content().filter(c -> !c.reveal().isBlank()).isPresent());
    }

    /// With what was stated later: nothing that was said before is changed.
    public Circumstances and(Circumstances later) {
        return Together.of(this, later);
    }

    /// Every moment stated to have passed, wherever it stands.
    public Stream<Instant> moments() {
        Stream<Party> parties = Stream.of(account.stream(), others.stream(), recipients.stream(), victims.stream())
                .flatMap(s -> s);
        Stream<Instant> places = this.places.stream()
                .flatMap(p -> p instanceof Place.PeerToPeer peer ? peer.addresses().stream() : Stream.of())
                .map(IpCapture::at);
        return Stream.of(
                        parties.flatMap(Moments::of),
                        places,
                        this.places.stream()
                                .flatMap(p -> p instanceof Place.Telephone t ? t.phone().stream() : Stream.of())
                                .flatMap(Moments::of),
                        excerpts.stream().flatMap(e -> e.messages().stream()).map(Excerpt.Message::at),
                        conduct.stream().map(Conduct::at),
                        lawEnforcement.flatMap(LawEnforcement::officer).stream().flatMap(Moments::of),
                        file.devices().stream().flatMap(d -> d.at().stream()))
                .flatMap(s -> s);
    }
}
