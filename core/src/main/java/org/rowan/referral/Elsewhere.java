package org.rowan.referral;

import java.time.Instant;
import java.util.Optional;

/// Where else a case was told of. `to`: an agency, or the form of an export. `reference`: what the agency
/// gave; an export has none.
public record Elsewhere(String to, Optional<String> reference, Instant at) {}
