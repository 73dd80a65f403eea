package org.rowan.cli.drill;

/// A step of the drill did not come out as it should; the message says what was expected and what came.
final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Failed(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    static void unless(boolean fact, String sentence) throws Failed {
        if (!fact) throw new Failed(sentence);
    }
}
