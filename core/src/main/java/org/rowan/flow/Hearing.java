package org.rowan.flow;

import java.io.IOException;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.hook.DeliveryId;

/// Makes something of what the service answered to a request.
///
/// - Errors: `IOException` when our own store failed; the request is then made again.
@FunctionalInterface
public interface Hearing {
    /// For services whose answers nobody wants.
    Hearing NOTHING = (id, delivery, hook, answer) -> Optional.empty();

    /// `answer`: proven to be the service's. Answers why nothing was made of it, in a sentence; empty when something
    /// was.
    Optional<String> hear(CaseId id, DeliveryId delivery, String hook, Bytes answer) throws IOException;
}
