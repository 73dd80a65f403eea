package org.rowan.store.codec;

/// What is wrong with a stored text, and where; turned into an `IOException` by [Stored].
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String what;

    Unreadable(String where, String what) {
        super(what, null, false, false);
        this.where = where;
        this.what = what;
    }

    String what() {
        return what;
    }

    String where() {
        return where;
    }
}
