package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares with a file that people have read. What came is left beside the test classes, to be read and
/// copied when it is right.
final class Golden {
    private Golden() {}

    static void check(String name, String got) throws IOException {
        Files.writeString(Path.of("target", "got-" + name), got);
        try (var in = Golden.class.getResourceAsStream(name)) {
            String expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(got).isEqualTo(expected);
        }
    }
}
