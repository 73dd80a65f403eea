package org.rowan.server;

import org.rowan.base.Personal;

/// How the doors stand open. `secureCookies`: the console is reached through TLS. `adminToken`: of the
/// local door.
public record Opening(String address, int port, Duty duty, boolean secureCookies, Personal<String> adminToken) {}
