package org.rowan.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Listener;
import org.rowan.server.doors.Peers;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.clamd.ClamdDoor;
import org.rowan.server.doors.hma.HmaDoor;
import org.rowan.server.doors.hma.HmaRules;
import org.rowan.server.doors.icap.IcapDoor;
import org.rowan.server.doors.s3.S3Door;
import org.rowan.server.doors.s3.S3Rules;

/// The doors that speak protocols of scanners, each where the settings say, none without a setting.
final class ProtocolDoors implements AutoCloseable {
    private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final List<Listener> listeners = new ArrayList<>();
    private final List<HmaDoor> hma = new ArrayList<>();
    private final List<S3Door> s3 = new ArrayList<>();

    /// What the settings say, read before anything is opened.
    ///
    /// - Errors: `Config.Wrong` with a sentence.
    record Plan(
            List<Place> clamd,
            String clamdClient,
            Optional<Place> behind,
            List<Place> icap,
            String icapClient,
            List<Place> hma,
            HmaRules hmaRules,
            List<Place> s3,
            Optional<S3Rules> s3Rules,
            DoorRules rules) {

        static Plan of(Rules rules) throws IOException {
            Config config = rules.config();
            return new Plan(
                    places(config, Setting.DOOR_CLAMD),
                    client(config, Setting.DOOR_CLAMD_CLIENT),
                    behind(config),
                    places(config, Setting.DOOR_ICAP),
                    client(config, Setting.DOOR_ICAP_CLIENT),
                    overTcp(config, Setting.DOOR_HMA),
                    hmaRules(config),
                    overTcp(config, Setting.DOOR_S3),
                    config.maybe(Setting.DOOR_S3).isEmpty()
                            ? Optional.empty()
                            : Optional.of(S3Lines.read(config, client(config, Setting.DOOR_S3_CLIENT), peers(config))),
                    new DoorRules(peers(config), limits(config), rules.replies()));
        }

        private static List<Place> places(Config config, Setting setting) throws IOException {
            List<Place> places = parsed(config, setting);
            boolean open = places.stream().anyMatch(place -> !place.local());
            if (open && peers(config).networks().isEmpty()) {
                throw config.wrong(
                        setting,
                        "a place on this machine, unless door.peers says who may connect: nobody signs in there");
            }
            return places;
        }

        private static List<Place> parsed(Config config, Setting setting) throws IOException {
            try {
                return Place.parse(config.text(setting));
            } catch (IllegalArgumentException e) {
                throw config.wrong(setting, "ADDRESS:PORT or unix:/PATH, several with commas");
            }
        }

        /// A door before itself would ask itself for ever.
        private static Optional<Place> behind(Config config) throws IOException {
            List<Place> behind = parsed(config, Setting.DOOR_CLAMD_BEHIND);
            if (behind.isEmpty()) return Optional.empty();
            List<Place> doors = places(config, Setting.DOOR_CLAMD);
            boolean other = behind.size() == 1 && doors.stream().noneMatch(door -> door.reachedAt(behind.getFirst()));
            if (other && !doors.isEmpty()) {
                return Optional.of(behind.getFirst());
            }
            throw config.wrong(
                    Setting.DOOR_CLAMD_BEHIND, "one ADDRESS:PORT or unix:/PATH, another one than door.clamd has");
        }

        private static List<Place> overTcp(Config config, Setting setting) throws IOException {
            List<Place> places = places(config, setting);
            if (places.stream().allMatch(Place.Tcp.class::isInstance)) return places;
            throw config.wrong(setting, "ADDRESS:PORT, several with commas");
        }

        private static HmaRules hmaRules(Config config) throws IOException {
            return new HmaRules(
                    client(config, Setting.DOOR_HMA_CLIENT),
                    peers(config),
                    config.secret(Setting.DOOR_HMA_KEY),
                    either(config, Setting.DOOR_HMA_FILES, "intake", "look-up"),
                    Arrays.stream(config.text(Setting.DOOR_HMA_FETCH).split(",", -1))
                            .map(host -> host.strip().toLowerCase(Locale.ROOT))
                            .filter(host -> !host.isEmpty())
                            .collect(Collectors.toSet()),
                    config.yes(Setting.DOOR_HMA_CURATE),
                    either(config, Setting.DOOR_HMA_ADDITIONS, "at-once", "confirm"),
                    config.yes(Setting.DOOR_HMA_DRILL));
        }

        /// True for the one, false for the other.
        private static boolean either(Config config, Setting setting, String one, String other) throws IOException {
            String text = config.text(setting);
            if (text.equals(one) || text.equals(other)) return text.equals(one);
            throw config.wrong(setting, one + " or " + other);
        }

        private static Peers peers(Config config) throws IOException {
            try {
                return Peers.parse(config.text(Setting.DOOR_PEERS));
            } catch (IllegalArgumentException e) {
                throw config.wrong(
                        Setting.DOOR_PEERS, "addresses in digits or networks such as 10.0.0.0/8, with commas");
            }
        }

        private static String client(Config config, Setting setting) throws IOException {
            String name = config.text(setting);
            if (CLIENT.matcher(name).matches()) return name;
            throw config.wrong(setting, "1 to 64 of a-z, 0-9, dot, underscore and dash");
        }

        private static DoorRules.Limits limits(Config config) throws IOException {
            DoorRules.Limits standard = DoorRules.Limits.STANDARD;
            return new DoorRules.Limits(
                    config.small(Setting.DOOR_CONNECTIONS, 1, 10_000),
                    standard.idle(),
                    Duration.ofSeconds(config.whole(Setting.DOOR_SECONDS, 1, 3600)),
                    standard.drain(),
                    standard.answer(),
                    standard.grace());
        }
    }

    /// - Errors: `IOException` with a sentence when a place cannot be listened at; none is open then.
    static ProtocolDoors open(Plan plan, Duty duty, IntakeLimits limits, Acts acts) throws IOException {
        ProtocolDoors doors = new ProtocolDoors();
        if (!duty.takesItems()) return doors;
        try {
            doors.listen(
                    plan.clamd(), plan, new ClamdDoor(plan.clamdClient(), acts, limits, plan.rules(), plan.behind()));
            doors.listen(plan.icap(), plan, new IcapDoor(plan.icapClient(), acts, limits, plan.rules()));
            for (Place place : plan.hma()) {
                if (place instanceof Place.Tcp tcp) {
                    doors.hma.add(HmaDoor.open(tcp.address(), plan.hmaRules(), acts, limits, plan.rules()));
                }
            }
            for (Place place : plan.s3()) {
                if (place instanceof Place.Tcp tcp && plan.s3Rules().isPresent()) {
                    doors.s3.add(S3Door.open(tcp.address(), plan.s3Rules().get(), acts, limits, plan.rules()));
                }
            }
        } catch (IOException e) {
            doors.close();
            throw e;
        }
        return doors;
    }

    private void listen(List<Place> places, Plan plan, Listener.Talk talk) throws IOException {
        for (Place place : places) listeners.add(Listener.open(place, plan.rules(), talk));
    }

    /// A line for each door that is open, to be said at the start.
    List<String> describe() {
        return Stream.of(
                        listeners.stream().map(Listener::describe),
                        hma.stream().map(HmaDoor::describe),
                        s3.stream().map(S3Door::describe))
                .flatMap(lines -> lines)
                .toList();
    }

    @Override
    public void close() {
        hma.forEach(HmaDoor::close);
        s3.forEach(S3Door::close);
        listeners.forEach(Listener::stop);
        listeners.forEach(Listener::close);
    }
}
