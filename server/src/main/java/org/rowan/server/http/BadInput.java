package org.rowan.server.http;

/// Why a request cannot be understood; turned into an answer by the door and never seen outside this
/// package. `sentence`: without content, names or hash values.
final class BadInput extends Exception {
    private final int status;
    private final String title;

    BadInput(int status, String title, String sentence) {
        super(sentence);
        this.status = status;
        this.title = title;
    }

    /// A field that is wrong, missing or unknown.
    static BadInput field(String sentence) {
        return new BadInput(400, "Request not understood", sentence + " Nothing was taken in.");
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
