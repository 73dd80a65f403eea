package org.rowan.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Listener;
import org.rowan.server.doors.Peers;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.clamd.ClamdDoor;
import org.rowan.server.doors.icap.IcapDoor;

/// The doors that speak protocols of scanners, each where the settings say, none without a setting.
final class ProtocolDoors implements AutoCloseable {
    private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final List<Listener> listeners = new ArrayList<>();

    /// What the settings say, read before anything is opened.
    ///
    /// - Errors: `Config.Wrong` with a sentence.
    record Plan(List<Place> clamd, String clamdClient, List<Place> icap, String icapClient, DoorRules rules) {

        static Plan of(Rules rules) throws IOException {
            Config config = rules.config();
            return new Plan(
                    places(config, Setting.DOOR_CLAMD),
                    client(config, Setting.DOOR_CLAMD_CLIENT),
                    places(config, Setting.DOOR_ICAP),
                    client(config, Setting.DOOR_ICAP_CLIENT),
                    new DoorRules(peers(config), limits(config), rules.replies()));
        }

        private static List<Place> places(Config config, Setting setting) throws IOException {
            List<Place> places;
            try {
                places = Place.parse(config.text(setting));
            } catch (IllegalArgumentException e) {
                throw config.wrong(setting, "ADDRESS:PORT or unix:/PATH, several with commas");
            }
            boolean open = places.stream().anyMatch(place -> !place.local());
            if (open && peers(config).networks().isEmpty()) {
                throw config.wrong(
                        setting,
                        "a place on this machine, unless door.peers says who may connect: nobody signs in there");
            }
            return places;
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
            doors.listen(plan.clamd(), plan, new ClamdDoor(plan.clamdClient(), acts, limits, plan.rules()));
            doors.listen(plan.icap(), plan, new IcapDoor(plan.icapClient(), acts, limits, plan.rules()));
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
        return listeners.stream().map(Listener::describe).toList();
    }

    @Override
    public void close() {
        listeners.forEach(Listener::stop);
        listeners.forEach(Listener::close);
    }
}
