package org.rowan.franking;

/// An account and which of its devices.
///
/// - Units: `device` is an unsigned 32-bit number.
public record Sender(String account, int device) {
    @Override
    public String toString() {
        return "Sender[device " + Integer.toUnsignedString(device) + "]";
    }
}
