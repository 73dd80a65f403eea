package org.rowan.server.console;

import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;

/// One referral of a case. `reference`: empty until the destination confirmed it.
public record SentRow(String id, boolean drill, CaseState state, Destination destination, String reference) {}
