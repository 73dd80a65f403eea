package org.rowan.exchange.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One exchange's protocol, behind a `SimulatedServer`.
public interface Protocol {

    /// Answers one request. `lie`: what the protocol is to get wrong in it, where that can be.
    Reply answer(Request request, Optional<Fault.Kind> lie);

    /// What the control desk orders by its own word, such as `POST records`, `count` times.
    ///
    /// - Shapes: nothing when this protocol does not know the word; otherwise what is shown.
    /// - Errors: `IllegalArgumentException` with a sentence when the query makes no sense.
    Optional<List<Map<String, String>>> order(String word, int count, Map<String, String> query);

    /// The path of the base address, such as `/hashsharing`.
    String root();
}
