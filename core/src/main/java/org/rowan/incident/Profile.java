package org.rowan.incident;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// What an account shows of itself. `id`: the service's own, which never changes. `group`: a group the account stands
/// for.
public record Profile(
        Optional<Personal<String>> id,
        Optional<String> service,
        Optional<Personal<String>> screenName,
        List<Personal<String>> displayNames,
        List<Personal<String>> urls,
        Optional<Personal<String>> bio,
        Optional<Personal<String>> group) {
    public static final Profile UNKNOWN = new Profile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public Profile {
        displayNames = List.copyOf(displayNames);
        urls = List.copyOf(urls);
    }

    public static Profile of(Personal<String> id) {
        return new Profile(
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
