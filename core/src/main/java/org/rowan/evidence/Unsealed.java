package org.rowan.evidence;

import org.rowan.base.Bytes;

/// What opening evidence came to.
public sealed interface Unsealed {

    /// The very bytes that were sealed.
    record Opened(Bytes content) implements Unsealed {}

    record Refused(Why why) implements Unsealed {}

    enum Why {
        /// This process does not hold the keys; another role does.
        NO_KEY_IN_THIS_ROLE,
        /// The custodian's key is not where the settings say: the custodian has to bring it.
        CUSTODIAN_AWAY,
        /// Object, header, object key or case key are not those that were written.
        DAMAGED,
        /// The object's key or the case's key was destroyed. Nobody can open it any more.
        KEY_DESTROYED
    }
}
