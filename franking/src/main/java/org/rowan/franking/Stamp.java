package org.rowan.franking;

/// What goes out with the message, to its recipients and back to its sender: the particulars that were
/// stamped, byte for byte, and the tag over them. The server keeps neither.
///
/// - Shapes: `tag` is 32 bytes.
public record Stamp(Octets tagContext, Octets tag) {}
