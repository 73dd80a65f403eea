package org.rowan.exchange.s3;

import java.util.Optional;
import org.rowan.exchange.Secret;

/// What calls to a store are signed with. `session`: of a key that is lent for a time. Never prints its
/// secrets.
public record AccessKey(String id, Secret secret, Optional<Secret> session) {
    /// - Errors: `IllegalArgumentException` when the id is not 1 to 128 printable characters without a
    ///   slash or comma, which a signature cannot carry.
    public AccessKey {
        if (!id.matches("[!-+\\-.0-~]{1,128}")) {
            throw new IllegalArgumentException("an access key's id is 1 to 128 printable characters; this one is not");
        }
    }
}
