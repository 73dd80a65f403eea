package org.rowan.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.cli.drill.Drill;

/// Starts the server as a process of its own, with a stand-in for the launcher that needs no build.
class DrillTest {
    private static final int KILLS = 6;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Path launcher;

    @BeforeAll
    static void standInForTheLauncher() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        launcher = folder.resolve("rowan");
        Files.writeString(launcher, """
                #!/bin/sh
                if [ "$1" = serve ]; then shift; main=org.rowan.server.Main; else main=org.rowan.cli.Main; fi
                exec '%s' -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED -cp '%s' $main "$@"
                """.formatted(java, System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_made_picture_travels_from_the_door_to_a_receipt() throws IOException {
        StringWriter said = new StringWriter();
        boolean passed = new Drill(launcher, folder.resolve("once"), new PrintWriter(said)).once(false, true);
        assertThat(passed).as(said.toString()).isTrue();
        assertThat(said.toString()).contains("drill: 15 of 15 steps passed");
    }

    @Test
    void a_server_killed_at_random_moments_loses_nothing_and_files_nothing_twice() throws IOException {
        long seed = new Random().nextLong();
        StringWriter said = new StringWriter();
        boolean passed = new Drill(launcher, folder.resolve("killed"), new PrintWriter(said)).withKills(KILLS, seed);
        assertThat(passed).as("seed " + seed + "\n" + said).isTrue();
        assertThat(said.toString()).contains("no evidence lost");
    }
}
