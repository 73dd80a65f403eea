package org.rowan.exchange.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One exchange's protocol, behind a `SimulatedServer`.
public interface Protocol {

    /// Answers one request. `lie`: what the protocol is to get wrong in it, where that can be.
    Reply answer(Request request, Optional<Fault.Kind> lie);

    /// What the control desk orders by its own word, such as `records` with `count=3`.
    ///
    /// - Shapes: nothing when this protocol does not know the word; otherwise what is shown.
    Optional<List<Map<String, String>>> order(String method, String word, Map<String, String> query);

    /// The path of the base address, such as `/hashsharing`.
    String root();
}
