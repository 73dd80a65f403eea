package org.rowan.cases;

/// How much of a picture a person sees; each rung is a rendition of its own, made on the server.
public enum Rung {
    /// At most 200 pixels a side, grey, coarsely pixelated: shapes, no detail.
    MASKED,
    /// At most 200 pixels a side, unmasked.
    THUMBNAIL,
    /// The decoded picture, at most 2,000 pixels a side.
    FULL
}
