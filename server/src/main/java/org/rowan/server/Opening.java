package org.rowan.server;

import java.time.InstantSource;
import org.rowan.base.Personal;

/// How the doors stand open. `clock`: by which sessions and answers grow old. `secureCookies`: the console
/// is reached through TLS. `adminToken`: of the local door.
public record Opening(
        String address, int port, Duty duty, boolean secureCookies, Personal<String> adminToken, InstantSource clock) {}
