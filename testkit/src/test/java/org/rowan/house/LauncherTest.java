package org.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With which flags the launcher starts what. The JDK and Maven are stand-ins: the one says its arguments,
/// the other does nothing.
class LauncherTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void standIns() throws IOException {
        home = Files.createDirectories(folder.resolve("checkout"));
        program(home.resolve("rowan"), Files.readString(Repository.ROOT.resolve("rowan")));
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module : new String[] {"cli", "server"}) {
            Path target = Files.createDirectories(home.resolve(module).resolve("target"));
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "");
            Files.writeString(target.resolve(module + "-1.jar"), "");
            Files.writeString(target.resolve("run.cp"), "");
        }
        Files.writeString(Files.createDirectories(folder.resolve("jdk")).resolve("release"), "JAVA_VERSION=\"25\"\n");
        program(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$@\"\n");
        program(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        program(folder.resolve("maven/mvn"), "#!/bin/sh\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String started(String... words) throws IOException, InterruptedException {
        ProcessBuilder launcher = new ProcessBuilder(words).directory(home.toFile());
        launcher.environment().put("ROWAN_JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().merge("PATH", folder.resolve("maven") + ":", (path, first) -> first + path);
        Process process = launcher.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void a_server_out_of_memory_ends_instead_of_living_on_with_half_its_threads() throws Exception {
        assertThat(started("./rowan", "serve", "--data", "x"))
                .contains("-XX:+ExitOnOutOfMemoryError")
                .contains("org.rowan.server.Main --data x");
    }

    @Test
    void the_flag_is_the_servers_alone() throws Exception {
        assertThat(started("./rowan", "hash", "x"))
                .contains("org.rowan.cli.Main hash x")
                .doesNotContain("ExitOnOutOfMemoryError");
    }
}
