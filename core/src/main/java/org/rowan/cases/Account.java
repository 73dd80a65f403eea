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

    /// The service did not say, or could not: a referral lacks it, and nothing is put in its place.
    public static Account unknown() {
        return known("");
    }

    public boolean isUnknown() {
        return id.reveal().isBlank();
    }

    /// With what was told later: nothing that was said before is changed.
    Account and(Account later) {
        return new Account(
                isUnknown() ? later.id() : id,
                screenName.or(later::screenName),
                displayName.or(later::displayName),
                email.or(later::email),
                profileUrl.or(later::profileUrl));
    }

    public static Account known(String id) {
        return new Account(new Personal<>(id), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
