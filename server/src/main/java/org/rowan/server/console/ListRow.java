package org.rowan.server.console;

import org.rowan.hashlist.HashList;
import org.rowan.server.words.Text;

/// A hash list as one person sees it. `reach`: its own limits; `proposed`: those that wait for a second
/// person, empty when none do. The rest: which buttons are offered.
public record ListRow(
        HashList list,
        Text type,
        Text status,
        Text reach,
        java.util.Optional<Text> proposed,
        boolean mayConfirm,
        boolean mayAgree,
        boolean mayPause,
        boolean mayResume) {}
