package org.rowan.franking.bundle;

import java.util.List;
import java.util.Map;

/// A value of a JSON document.
sealed interface Json {

    record Text(String value) implements Json {}

    /// As it was written; nothing here needs fractions.
    record Digits(String value) implements Json {}

    record Flag(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Items(List<Json> values) implements Json {}

    record Members(Map<String, Json> values) implements Json {}

    /// What the document is when it is none.
    record Broken(String why) implements Json {}
}
