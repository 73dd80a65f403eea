package org.rowan.feed;

/// A word back to the exchange about one record, after a person looked.
public enum Vote {
    /// It is what the list says.
    UP,
    /// It is not.
    DOWN
}
