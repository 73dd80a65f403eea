package org.rowan.server.console;

import org.rowan.hashlist.HashList;
import org.rowan.server.words.Text;

/// An entry that somebody added and that waits for a second person. Its hash is not shown: it says nothing
/// to a reader, and a list must not be testable from its page.
public record AdditionRow(HashList list, Text type, int record) {}
