package org.rowan.hashlist;

/// Names one import of one list, for ever; a later import under the same name has another id.
///
/// - Shapes: 1 to 64 of `A-Z a-z 0-9 . _ -`.
public record ListId(String value) {
    private static final int MAX_LENGTH = 64;

    public ListId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(ListId::allowed)) {
            throw new IllegalArgumentException(
                    "a list id is 1 to 64 of A-Z a-z 0-9 . _ -; got %d characters".formatted(value.length()));
        }
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
