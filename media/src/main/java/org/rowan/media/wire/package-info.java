/// The frames between the pool and a child, on the child's standard input and output.
///
/// Every frame is a 4-byte big-endian length and that many bytes; both sides refuse a length beyond what
/// they expect before reading on. `docs/formats/media-frames.md` has the layout.
package org.rowan.media.wire;
