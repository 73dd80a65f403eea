package org.rowan.incident;

import java.time.Instant;
import java.util.stream.Stream;

/// The moments that a service states to have passed. When an account is to be opened again may still lie ahead.
final class Moments {
    private Moments() {}

    static Stream<Instant> of(Party party) {
        return Stream.of(
                        of(party.person()),
                        of(party.standing()),
                        of(party.traces()),
                        party.linked().stream().flatMap(Moments::of))
                .flatMap(s -> s);
    }

    static Stream<Instant> of(LinkedAccount account) {
        return Stream.of(of(account.holder()), of(account.standing()), of(account.traces()))
                .flatMap(s -> s);
    }

    static Stream<Instant> of(Individual person) {
        return Stream.concat(
                person.phones().stream().flatMap(Moments::of),
                person.emails().stream().flatMap(e -> e.verification().stream()).flatMap(v -> v.at().stream()));
    }

    static Stream<Instant> of(Phone phone) {
        return phone.verification().stream().flatMap(v -> v.at().stream());
    }

    private static Stream<Instant> of(Standing standing) {
        return Stream.concat(standing.temporarily().stream(), standing.permanently().stream())
                .flatMap(c -> Stream.concat(c.at().stream(), c.toldAt().stream()));
    }

    private static Stream<Instant> of(Traces traces) {
        return Stream.of(
                        traces.addresses().stream().map(IpCapture::at),
                        traces.devices().stream().flatMap(d -> d.at().stream()),
                        traces.place().stream().flatMap(p -> p.at().stream()))
                .flatMap(s -> s);
    }
}
