package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rowan.base.Personal;

/// The password of a member of the staff: asked for without showing it, or, where nobody sits at a
/// terminal, the first line of standard input. Never an argument, which others on the machine could read.
final class Password {
    private static final int MOST = 500;

    private Password() {}

    static Personal<String> of(String name) throws IOException {
        var console = Optional.ofNullable(System.console()).filter(c -> c.isTerminal());
        if (console.isEmpty()) return new Personal<>(line(System.in));
        char[] typed = console.get().readPassword("Password of %s: ", name);
        return new Personal<>(Optional.ofNullable(typed).map(String::new).orElse(""));
    }

    private static String line(InputStream in) throws IOException {
        byte[] line = new byte[MOST];
        int length = 0;
        for (int c = in.read(); c >= 0 && c != '\n' && length < MOST; c = in.read()) line[length++] = (byte) c;
        return new String(line, 0, length, StandardCharsets.UTF_8).strip();
    }
}
