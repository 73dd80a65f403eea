package org.rowan.feed;

import org.rowan.base.Bytes;
import org.rowan.signal.PdqHash;

/// What is shown to somebody else's matcher. The two differ in what leaves the machine.
public sealed interface Probe {

    /// A hash, from which no picture can be had.
    record OfHash(PdqHash hash) implements Probe {}

    /// The file itself. `type`: its kind by content, such as `image/png`.
    record OfMedia(String type, Bytes content) implements Probe {}
}
