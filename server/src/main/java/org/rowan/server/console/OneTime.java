package org.rowan.server.console;

import org.rowan.base.Personal;

/// A password that is shown once, to whoever asked for it.
public record OneTime(String person, Personal<String> password) {}
