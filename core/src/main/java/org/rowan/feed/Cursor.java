package org.rowan.feed;

/// How far we are in an exchange. Only the exchange that gave it understands it; it is kept as it is.
///
/// - Shapes: 1 to 4,000 characters. It may hold a page token of the exchange, so it prints as its length.
public record Cursor(String text) {
    private static final int MAX_LENGTH = 4_000;

    public Cursor {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a cursor is 1 to 4,000 characters; got " + text.length());
        }
    }

    @Override
    public String toString() {
        return "[cursor, %d characters]".formatted(text.length());
    }
}
