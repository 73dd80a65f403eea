package org.rowan.server.doors;

import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;

/// What the connections of one door share, whatever its protocol.
public record Office(Acts acts, IntakeLimits limits, DoorRules rules, Screener screener, Passed passed) {

    /// `name`: of the door, for the server's log. `client`: under which its uploads are taken in.
    public static Office of(String name, String client, Acts acts, IntakeLimits limits, DoorRules rules) {
        return new Office(acts, limits, rules, new Screener(client, acts, rules), new Passed(name, acts.clock()));
    }
}
