package org.rowan.feed;

/// The name an exchange has for one record, within one feed; a withdrawal names nothing else.
///
/// - Shapes: 1 to 200 characters without control characters. Where the exchange's key is a hash, the key is
///   as sensitive as the hash, so it prints as its length.
public record RecordKey(String text) {
    private static final int MAX_LENGTH = 200;

    public RecordKey {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a record key is 1 to 200 printable characters; got %d characters".formatted(text.length()));
        }
    }

    @Override
    public String toString() {
        return "[record key, %d characters]".formatted(text.length());
    }
}
