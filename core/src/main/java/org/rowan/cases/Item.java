package org.rowan.cases;

import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Personal;

/// What the service said about the thing it handed over. Nothing here is inferred: what was not said is
/// empty.
///
/// - `sharedAt`: when the user uploaded, created or shared it, by the service's clock. `publiclyAvailable`:
///   whether the public could reach the whole file, if the service said so.
public record Item(
        String id,
        Surface surface,
        Account account,
        Instant sharedAt,
        Optional<IpCapture> from,
        Optional<Personal<String>> fileName,
        Optional<Personal<String>> url,
        Optional<Boolean> publiclyAvailable) {
    public static final int MAX_ID = 255;

    public Item {
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("an item id is 1 to 255 characters; got " + id.length());
        }
    }
}
