package org.rowan.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.media.jail.Jail;
import org.rowan.media.jail.Launcher;
import org.rowan.media.jail.Layer;

class JailTest {
    @TempDir
    Path folder;

    private Path secret;

    @BeforeEach
    void prepare() throws IOException {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "SKIPPED: jails are Linux's");
        secret = Files.writeString(folder.resolve("secret"), "a key");
    }

    @Test
    void without_any_jail_the_prisoner_does_all_it_tries() throws Exception {
        assertThat(tries(Launcher.bare(), false))
                .contains("connect worked", "listen worked", "process worked", "write worked", "read worked");
    }

    @Test
    void the_filter_alone_leaves_no_socket_no_process_and_no_writing() throws Exception {
        List<String> tries = tries(Launcher.bare(), true);
        assertThat(tries)
                .contains("connect failed", "listen failed", "process failed", "write failed", "thread worked");
        assertThat(jail(tries).layers()).contains(Layer.CALL_FILTER).doesNotContain(Layer.OWN_NETWORK);
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void bwrap_alone_leaves_no_network_and_no_file_of_ours() throws Exception {
        Launcher ours = Launcher.ofThisSystem();
        Assumptions.assumeTrue(ours.bwrap().isPresent(), "SKIPPED: bwrap is not installed, or this kernel refuses it");
        List<String> tries = tries(new Launcher(Optional.empty(), ours.bwrap()), false);
        assertThat(tries).contains("connect failed", "read failed", "thread worked");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void prlimit_alone_bounds_memory() throws Exception {
        Launcher ours = Launcher.ofThisSystem();
        Assumptions.assumeTrue(ours.prlimit().isPresent(), "SKIPPED: prlimit is not installed");
        List<String> tries = tries(new Launcher(ours.prlimit(), Optional.empty()), true);
        assertThat(tries).contains("memory failed", "thread worked");
        assertThat(jail(tries).layers()).contains(Layer.MEMORY_LIMIT);
    }

    @Test
    void all_layers_together_are_found_by_the_child_itself() throws Exception {
        Launcher ours = Launcher.ofThisSystem();
        List<String> tries = tries(ours, true);
        assertThat(tries)
                .contains("connect failed", "listen failed", "process failed", "write failed", "thread worked");
        if (ours.bwrap().isPresent()) {
            assertThat(jail(tries).layers()).contains(Layer.OWN_NETWORK, Layer.OWN_FILES);
        }
        assertThat(jail(tries).cutsNetwork()).isTrue();
    }

    @Test
    void the_pool_tells_what_holds_its_children() throws Exception {
        try (ChildPool pool = ChildPool.open(MediaSettings.standard())) {
            assertThat(pool.jail().cutsNetwork()).isTrue();
            assertThat(pool.jail().describe()).startsWith("no network; held by ");
        }
    }

    @Test
    void a_jail_survives_its_way_through_a_frame() {
        Jail jail = new Jail(Set.of(Layer.OWN_FILES, Layer.CALL_FILTER));
        assertThat(Jail.ofBits(jail.bits())).isEqualTo(jail);
        assertThat(new Jail(Set.of(Layer.MEMORY_LIMIT, Layer.OWN_FILES)).describe())
                .startsWith("NETWORK OPEN");
        assertThat(new Jail(Set.of()).describe()).isEqualTo("held by nothing");
    }

    private List<String> tries(Launcher launcher, boolean filter) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<Path> classPath = new ArrayList<>(ChildClassPath.find());
            classPath.add(Path.of(Prisoner.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
            ChildCommand command =
                    new ChildCommand(launcher, Prisoner.class.getName(), classPath, MediaSettings.standard());
            List<String> line = new ArrayList<>(command.line());
            line.addAll(
                    line.indexOf("-cp"),
                    List.of(
                            "-Dprisoner.port=" + listener.getLocalPort(),
                            "-Dprisoner.filter=" + filter,
                            "-Dprisoner.hoards=" + launcher.prlimit().isPresent(),
                            "-Dprisoner.target=" + folder.resolve("target"),
                            "-Dprisoner.secret=" + secret));
            Process process = new ProcessBuilder(line)
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as(Files.readString(folder.resolve("errors")))
                    .isZero();
            return said.lines().toList();
        }
    }

    private static Jail jail(List<String> tries) {
        return tries.stream()
                .filter(line -> line.startsWith("jail "))
                .map(line -> Jail.ofBits(Integer.parseInt(line.substring(5))))
                .findFirst()
                .orElseThrow();
    }
}
