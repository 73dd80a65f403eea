package org.rowan.cases;

import java.util.Optional;
import org.rowan.base.Personal;

/// The account that shared an item, as far as the service said.
public record Account(
        Personal<String> id,
        Optional<Personal<String>> screenName,
        Optional<Personal<String>> displayName,
        Optional<Personal<String>> email,
        Optional<Personal<String>> profileUrl) {

    public static Account known(String id) {
        return new Account(new Personal<>(id), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
