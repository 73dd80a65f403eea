package org.rowan.exchange.simulator;

import java.util.Map;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.signal.SignalType;

/// Hash values of no picture, made from a number; or those that a person gives to the control desk for a
/// picture of his own.
public final class MadeUp {
    private MadeUp() {}

    /// The value of `type` for record `number` of a simulated exchange.
    public static String hash(SignalType type, int number) {
        String text = "simulated record %d, %s".formatted(number, type.label());
        return Digest.of(Bytes.utf8(text)).hex().substring(0, type.hexDigits());
    }

    /// The values in a control request, or those made up for `number` when it has none.
    public static String given(Map<String, String> query, SignalType type, int number) {
        String given = query.getOrDefault(type.label(), "");
        boolean none = java.util.Arrays.stream(SignalType.values()).noneMatch(t -> query.containsKey(t.label()));
        return none ? hash(type, number) : given;
    }
}
