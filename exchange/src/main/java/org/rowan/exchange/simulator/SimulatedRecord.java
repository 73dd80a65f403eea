package org.rowan.exchange.simulator;

import java.time.Instant;
import org.rowan.signal.SignalType;

/// One record of a simulated exchange whose key is its value. `at`: when it last changed.
public record SimulatedRecord(int number, SignalType type, String value, Instant at, boolean withdrawn) {
    @Override
    public String toString() {
        return "[record %d]".formatted(number);
    }
}
