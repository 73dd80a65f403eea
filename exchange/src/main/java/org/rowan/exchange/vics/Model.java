package org.rowan.exchange.vics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the first field of a file says it is. `region`: named by files of model 2.0 only. `cases`: an
/// export of cases with their media, else a hash set.
record Model(String version, Optional<String> region, boolean cases) {
    private static final Pattern ONE = Pattern.compile("(?i).*DataModels/(1\\.[123])\\.xml[^#]*#(Media|Cases)");
    private static final Pattern TWO =
            Pattern.compile("(?i).*DataModels/(2\\.0)\\.xml/([A-Za-z0-9_-]{1,40})/\\$metadata#(Media|Cases)");

    static Optional<Model> of(String address) {
        Matcher two = TWO.matcher(address);
        if (two.matches()) {
            return Optional.of(new Model(
                    two.group(1), Optional.of(two.group(2)), two.group(3).equalsIgnoreCase("Cases")));
        }
        Matcher one = ONE.matcher(address);
        return one.matches()
                ? Optional.of(
                        new Model(one.group(1), Optional.empty(), one.group(2).equalsIgnoreCase("Cases")))
                : Optional.empty();
    }
}
