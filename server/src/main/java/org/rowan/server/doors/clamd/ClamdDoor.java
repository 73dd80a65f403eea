package org.rowan.server.doors.clamd;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.rowan.flow.Listing;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Listener;
import org.rowan.server.doors.Office;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.server.doors.Wire;

/// The clamd door: what all its connections share.
public final class ClamdDoor implements Listener.Talk {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    private final Office office;
    private volatile Seen seen = new Seen(-1, Instant.EPOCH);

    /// When this door first saw the lists of that number in force.
    private record Seen(long number, Instant at) {}

    public ClamdDoor(String client, Acts acts, IntakeLimits limits, DoorRules rules) {
        this.office = Office.of(name(), client, acts, limits, rules);
    }

    @Override
    public void on(Wire wire) throws IOException {
        new ClamdTalk(wire, this).run();
    }

    @Override
    public String name() {
        return "clamd";
    }

    /// Nothing: an answer before the client has said how its answers end would be misread.
    @Override
    public byte[] busy() {
        return new byte[0];
    }

    /// Our name, and in the place of a database's number and date those of the lists in force, by which
    /// clients learn that a new look is due. Without lists there is neither, as clamd has it.
    String version() {
        String name = "Rowan "
                + Optional.ofNullable(ClamdDoor.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged");
        return inForce()
                .filter(lists -> lists.entries() > 0)
                .map(lists -> name + "/" + lists.number() + "/"
                        + DATE.format(since(lists.number()).atOffset(ZoneOffset.UTC)))
                .orElse(name);
    }

    private Instant since(long number) {
        Seen last = seen;
        if (last.number() == number) return last.at();
        Seen now = new Seen(number, office.acts().clock().instant());
        seen = now;
        return now.at();
    }

    /// Whether uploads get an answer other than "unavailable".
    boolean ready() {
        return inForce()
                .filter(lists -> lists.entries() > 0 || office.rules().reply(Reason.NO_HASH_LIST) == Reply.PASS)
                .isPresent();
    }

    private Optional<Listing.InForce> inForce() {
        try {
            return Optional.of(office.acts().listing().inForce());
        } catch (IOException unreachable) {
            return Optional.empty(); // which makes the door not ready; the health says why
        }
    }

    Office office() {
        return office;
    }
}
