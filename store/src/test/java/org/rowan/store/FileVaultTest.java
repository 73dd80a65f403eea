package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Vault;
import org.rowan.testkit.contracts.Samples;
import org.rowan.testkit.contracts.VaultContract;

class FileVaultTest implements VaultContract {
    @TempDir
    Path folder;

    private FileVault vault;

    @BeforeEach
    void open() throws IOException {
        vault = FileVault.open(folder.resolve("vault"));
    }

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    private Path place(EvidenceId id) {
        String hex = id.hex();
        return folder.resolve("vault")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    @Override
    public void damage(EvidenceId id) throws IOException {
        byte[] bytes = Files.readAllBytes(place(id));
        bytes[3] ^= 1;
        Files.write(place(id), bytes);
    }

    @Test
    void nobody_else_can_read_what_is_stored() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        vault.put(id, sealed);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place(id))))
                .isEqualTo("rw-------");
        for (Path up = place(id).getParent(); !up.equals(folder); up = up.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(up)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void what_an_interrupted_put_left_is_gone_after_the_next_start() throws IOException {
        Path left = Files.createFile(folder.resolve("vault").resolve("new").resolve("left"));
        Path other = Files.createFile(folder.resolve("vault").resolve("new").resolve("of-another-process"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        FileVault.open(folder.resolve("vault"));
        assertThat(left).doesNotExist();
        assertThat(other).exists();
        Files.delete(other);
    }

    @Test
    void what_the_disk_has_no_room_for_is_refused_before_it_is_read() {
        assertThatThrownBy(() -> vault.put(Long.MAX_VALUE / 2, object -> {
                    throw new AssertionError("it was read");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room")
                .hasMessageContaining("Nothing was read");
        assertThat(folder.resolve("vault").resolve("new")).isEmptyDirectory();
    }

    @Test
    void a_filling_that_cannot_be_moved_to_its_place_leaves_nothing() throws IOException {
        Bytes sealed = Samples.fresh(32);
        Files.createFile(place(EvidenceId.of(sealed)).getParent().getParent()); // a file where a folder has to be
        assertThatThrownBy(() -> vault.put(32, object -> object.write(sealed.toArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing was stored");
        assertThat(folder.resolve("vault").resolve("new")).isEmptyDirectory();
    }

    @Test
    void a_put_that_cannot_be_written_says_so_and_leaves_nothing() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        Files.createFile(place(id).getParent().getParent()); // a file where a folder has to be
        assertThatThrownBy(() -> vault.put(id, sealed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing was stored")
                .hasMessageNotContaining(id.hex());
        assertThat(folder.resolve("vault").resolve("new")).isEmptyDirectory();
    }

    @Test
    void bytes_that_were_cut_short_are_put_again() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        vault.put(id, sealed);
        Files.write(place(id), new byte[3]);
        vault.put(id, sealed);
        assertThat(vault.get(id)).contains(sealed);
    }
}
