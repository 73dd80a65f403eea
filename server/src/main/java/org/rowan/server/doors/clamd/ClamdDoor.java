package org.rowan.server.doors.clamd;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rowan.flow.Listing;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Listener;
import org.rowan.server.doors.Office;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.server.doors.Wire;

/// The clamd door: what all its connections share.
public final class ClamdDoor implements Listener.Talk {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern VERSION =
            Pattern.compile("([A-Za-z][A-Za-z0-9 .+_~-]{0,60})/([0-9]{1,9})/([A-Za-z0-9: ]{1,40})");

    private final Office office;
    private final Optional<Behind> behind;
    private volatile Seen seen = new Seen(-1, Instant.EPOCH);

    /// When this door first saw the lists of that number in force.
    private record Seen(long number, Instant at) {}

    /// `behind`: where the real clamd is that is asked, too.
    public ClamdDoor(String client, Acts acts, IntakeLimits limits, DoorRules rules, Optional<Place> behind) {
        this.office = Office.of(name(), client, acts, limits, rules);
        this.behind = behind.map(Behind::new);
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
    /// clients learn that a new look is due. Without lists there is neither, as clamd has it. With a clamd
    /// behind the name and the date are its own, and the number is the sum of both, which grows with
    /// either.
    String version() {
        Optional<Listing.InForce> lists = inForce().filter(in -> in.entries() > 0);
        if (behind.isPresent()) return together(lists, behind.get().say("VERSION", PATIENCE));
        return lists.map(in -> name(in.number())).orElseGet(ClamdDoor::ourName);
    }

    private static String together(Optional<Listing.InForce> lists, Optional<String> theirs) {
        Matcher read = VERSION.matcher(theirs.orElse(""));
        if (lists.isEmpty() || !read.matches()) return ourName();
        long number = Long.parseLong(read.group(2)) + lists.get().number();
        return read.group(1) + "/" + number + "/" + read.group(3);
    }

    private String name(long number) {
        return ourName() + "/" + number + "/" + DATE.format(since(number).atOffset(ZoneOffset.UTC));
    }

    private static String ourName() {
        return "Rowan "
                + Optional.ofNullable(ClamdDoor.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged");
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
        return listsReady()
                && (office.rules().reply(Reason.CLAMD_BEHIND) == Reply.PASS || behindAnswers("PING", "PONG"));
    }

    /// Lists in force are always the newest; the clamd behind reads its database again.
    boolean reload() {
        return behindAnswers("RELOAD", "RELOADING");
    }

    private boolean behindAnswers(String command, String expected) {
        return behind.isEmpty() || behind.get().say(command, PATIENCE).equals(Optional.of(expected));
    }

    private boolean listsReady() {
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

    Optional<Behind> behind() {
        return behind;
    }

    Office office() {
        return office;
    }
}
