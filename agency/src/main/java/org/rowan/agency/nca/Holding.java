package org.rowan.agency.nca;

import org.rowan.base.Personal;

/// What we can say about one field of the portal. "Where available" needs all three: a service that holds
/// nothing and a service that has not looked are not the same.
public sealed interface Holding {

    record Held(Personal<String> value) implements Holding {}

    /// The service does not hold it, and said so.
    record NotHeld() implements Holding {}

    /// Nobody told Rowan. `ask`: where the person should look before leaving the field empty.
    record Unknown(String ask) implements Holding {}
}
