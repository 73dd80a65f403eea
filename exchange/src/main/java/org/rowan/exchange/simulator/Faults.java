package org.rowan.exchange.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The faults still to come, first ordered first served, one for each request.
public final class Faults {
    private final List<Fault> pending = new ArrayList<>();

    Faults() {}

    public synchronized void add(Fault fault) {
        pending.add(fault);
    }

    public synchronized void clear() {
        pending.clear();
    }

    public synchronized List<Fault> pending() {
        return List.copyOf(pending);
    }

    synchronized Optional<Fault> strike() {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Fault fault = pending.removeFirst();
        if (fault.times() > 1) {
            pending.addFirst(new Fault(fault.kind(), fault.times() - 1, fault.value()));
        }
        return Optional.of(fault);
    }
}
