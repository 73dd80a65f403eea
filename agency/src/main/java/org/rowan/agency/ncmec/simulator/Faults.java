package org.rowan.agency.ncmec.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The faults still to come, first ordered first served.
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

    /// The fault that strikes this request, which is then used up once.
    synchronized Optional<Fault> strike(String endpoint) {
        for (int i = 0; i < pending.size(); i++) {
            Fault fault = pending.get(i);
            if (fault.concerns(endpoint)) {
                if (fault.times() == 1) {
                    pending.remove(i);
                } else {
                    pending.set(i, new Fault(fault.kind(), fault.at(), fault.times() - 1, fault.value()));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
