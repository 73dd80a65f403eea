package org.rowan.cases;

import java.util.regex.Pattern;

/// The sign-in name of a member of the service's staff. Not personal data of a user: it stands in the
/// history of a case.
public record PersonId(String value) implements Comparable<PersonId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{1,31}");

    public PersonId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a sign-in name is 2 to 32 of a-z, 0-9, dot and hyphen, starting with a letter; got "
                            + value.length() + " characters");
        }
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
