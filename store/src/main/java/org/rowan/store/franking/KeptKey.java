package org.rowan.store.franking;

import org.rowan.base.Digest;
import org.rowan.franking.Epoch;

/// The key of one epoch as its keeper sees it: everything but the secret.
///
/// - Shapes: `check` identifies the key and says nothing about it: the MAC of number and dates under it. The log
///   has the same value.
public record KeptKey(Epoch epoch, Digest check, State state) {

    /// How far a key is. Each step is taken once, in this order; a crash between two leaves the earlier one.
    public enum State {
        /// There, and not in the log yet: it stamps nothing.
        MADE,
        LIVE,
        /// Somebody else may have had it: it stamps nothing, nothing is checked with it, and it is about to go.
        REPORTED,
        /// The secret is gone, and the log does not say so yet.
        GOING,
        GONE
    }

    /// Why a key ended.
    public enum Ending {
        /// Nothing that it stamped can be reported any more.
        WINDOW,
        COMPROMISED
    }

    public int kid() {
        return epoch.kid();
    }
}
