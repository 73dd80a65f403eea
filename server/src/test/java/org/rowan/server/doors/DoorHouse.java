package org.rowan.server.doors;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.rowan.base.Bytes;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Listing;
import org.rowan.screening.Screening;
import org.rowan.server.FakeHouse;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeMedia;

/// A house of fakes with one door of a protocol, on a port of its own, and short times.
public final class DoorHouse implements AutoCloseable {
    public static final PdqHash LISTED = PdqHash.parse("0f".repeat(32));
    public static final PdqHash FAR = PdqHash.parse("f0".repeat(32));
    public static final DoorRules.Limits SHORT = new DoorRules.Limits(
            4,
            Duration.ofMillis(600),
            Duration.ofSeconds(3),
            Duration.ofMillis(600),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5));

    public final FakeHouse house;
    private final Listener listener;

    private DoorHouse(FakeHouse house, Listener listener) {
        this.house = house;
        this.listener = listener;
    }

    /// How a door is made of a house and its rules.
    public interface Made extends BiFunction<FakeHouse, DoorRules, Listener.Talk> {}

    public static DoorHouse open(Made door, Map<Reason, Reply> replies, Screening.Why... hold) throws IOException {
        return at(Place.parse("127.0.0.1:0").getFirst(), door, SHORT, replies, hold);
    }

    public static DoorHouse at(
            Place place, Made door, DoorRules.Limits limits, Map<Reason, Reply> replies, Screening.Why... hold)
            throws IOException {
        FakeHouse house = FakeHouse.closed(Set.of(hold));
        DoorRules rules = new DoorRules(Peers.THIS_MACHINE, limits, replies);
        return new DoorHouse(house, Listener.open(place, rules, door.apply(house, rules)));
    }

    /// The same answer for every reason.
    public static Map<Reason, Reply> all(Reply reply) {
        Map<Reason, Reply> replies = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) replies.put(reason, reply);
        return replies;
    }

    public DoorHouse list() throws IOException {
        return list(true);
    }

    /// A list in force with what is listed; of drills, beside a real one that holds something else, or
    /// confirmed by two people.
    public DoorHouse list(boolean drill) throws IOException {
        if (drill) add("other-list", false, "00ff".repeat(8) + "0f0f".repeat(8));
        return add("list-1", drill, LISTED.hex());
    }

    private DoorHouse add(String name, boolean drill, String hash) throws IOException {
        Listing listing = new Listing(house.lists, house.memory, house.keys, house.clock);
        listing.add(new PersonId("command-line"), name, "made here", SignalType.PDQ, drill, Bytes.utf8(hash + "\n"));
        for (String lead : drill ? List.<String>of() : List.of("lead-1", "lead-2")) {
            listing.confirm(new Person(new PersonId(lead), Set.of(Role.LEAD)), name);
        }
        return this;
    }

    public static Bytes picture(PdqHash hash) {
        return FakeMedia.picture(hash, 100, 1, "a");
    }

    public int port() throws IOException {
        return ((InetSocketAddress) listener.address()).getPort();
    }

    public SocketChannel connect() throws IOException {
        return SocketChannel.open(listener.address());
    }

    /// Sends everything at once, says that no more comes, and reads until the door closes.
    public String say(byte[]... sent) throws IOException {
        try (SocketChannel channel = connect()) {
            for (byte[] part : sent) Channels.newOutputStream(channel).write(part);
            channel.shutdownOutput();
            return rest(channel);
        }
    }

    /// Everything until the door closes.
    public static String rest(SocketChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    public void closeDoor() {
        listener.close();
    }

    @Override
    public void close() {
        listener.close();
        house.close();
    }
}
