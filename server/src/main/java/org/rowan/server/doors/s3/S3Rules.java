package org.rowan.server.doors.s3;

import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;
import org.rowan.exchange.s3.AccessKey;
import org.rowan.exchange.s3.StoreAddress;
import org.rowan.server.doors.Peers;

/// The operator's settings for this door.
///
/// - Shapes: `token`: what every notification must show, if there is one. `buckets`: whose objects are
///   read; no others. `tag`: the verdict is written as a tag on the object. `account`: the name, in lower
///   case, of the metadata in which the application stores whose object it is.
public record S3Rules(
        String client,
        Peers peers,
        Optional<Personal<String>> token,
        StoreAddress store,
        AccessKey key,
        Set<String> buckets,
        boolean tag,
        Optional<String> account) {
    public S3Rules {
        buckets = Set.copyOf(buckets);
    }
}
