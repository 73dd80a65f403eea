package org.rowan.server.console;

import org.rowan.hashlist.HashList;
import org.rowan.server.words.Text;

/// A hash list as one person sees it. `mayConfirm`: the button is offered.
public record ListRow(HashList list, Text type, Text status, boolean mayConfirm) {}
