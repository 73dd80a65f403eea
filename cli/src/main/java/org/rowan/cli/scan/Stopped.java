package org.rowan.cli.scan;

import java.io.IOException;

/// Why a command gave no answer, in one sentence for the person, with its exit code.
final class Stopped extends IOException {
    private final int exit;

    Stopped(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    Stopped(int exit, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
