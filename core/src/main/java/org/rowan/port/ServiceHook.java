package org.rowan.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;

/// One address of the service, which the operator set up. It is told of one request at a time.
///
/// - Errors: none thrown; whatever the network or the service does is a [Told]. One call is one request on the wire at
///   most.
public interface ServiceHook {

    Told tell(Delivery delivery);

    /// One request. `caseId`: in words. `number`: the higher, the later, among those about one case. `orderedAt`:
    /// when it was written down.
    record Delivery(DeliveryId id, String caseId, boolean drill, int number, Ask ask, Instant orderedAt, About about) {}

    /// What the service itself called the thing and its account. Nothing else of a case leaves with a request.
    /// `item`: none where it is about the account as a whole.
    record About(Optional<Thing> item, Optional<Personal<String>> account) {
        public static About of(Item item) {
            boolean known = !item.account().isUnknown();
            Optional<Thing> thing = item.surface() == Surface.ACCOUNT
                    ? Optional.empty()
                    : Optional.of(new Thing(item.id(), item.surface().label(), item.sharedAt()));
            return new About(thing, known ? Optional.of(item.account().id()) : Optional.empty());
        }
    }

    /// One item of the service.
    record Thing(String id, String surface, Instant sharedAt) {}

    sealed interface Told {}

    /// The service took it. `answer`: what it said, if it proved that it was the one who says it.
    record Took(Optional<Bytes> answer) implements Told {}

    /// It did not take it, or nobody knows. `later`: how long it asks us to wait.
    record Failed(String sentence, Optional<Duration> later) implements Told {}

    /// It will not take it, however often it is asked.
    record Declined(String sentence) implements Told {}
}
