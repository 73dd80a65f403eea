package org.rowan.testkit.fakes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.hook.DeliveryId;
import org.rowan.port.ServiceHook;

/// A service that remembers every request and does each once. Tell it what to answer next; otherwise it takes
/// everything.
public final class FakeHook implements ServiceHook {
    private final List<Delivery> told = new ArrayList<>();
    private final Map<DeliveryId, Delivery> done = new LinkedHashMap<>();
    private final Deque<Told> next = new ArrayDeque<>();

    @Override
    public Told tell(Delivery delivery) {
        told.add(delivery);
        Told answer = next.isEmpty() ? new Took(Optional.empty()) : next.removeFirst();
        if (answer instanceof Took) done.putIfAbsent(delivery.id(), delivery);
        return answer;
    }

    /// The answers to come, before it takes everything again.
    public void answers(Told... answers) {
        next.addAll(List.of(answers));
    }

    /// Every request on the wire, repetitions included.
    public List<Delivery> told() {
        return List.copyOf(told);
    }

    /// What it did, each request once, in order.
    public List<Delivery> done() {
        return List.copyOf(done.values());
    }
}
