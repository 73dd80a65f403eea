package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Vault;

/// What every `Vault` promises.
public interface VaultContract {

    /// An empty vault; the same one during one test.
    Vault vault();

    /// The present, by the vault's clock.
    Instant now();

    /// Changes a bit of what is stored under `id`, as a failing disk would.
    void damage(EvidenceId id) throws IOException;

    @Test
    default void what_was_put_is_there_byte_for_byte() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        assertThat(vault().get(id)).isEmpty();
        vault().put(id, sealed);
        assertThat(vault().get(id)).contains(sealed);
    }

    @Test
    default void the_same_bytes_twice_are_there_once() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        vault().put(id, sealed);
        vault().put(id, sealed);
        assertThat(vault().putBefore(now().plus(Duration.ofHours(1)))).containsExactly(id);
        vault().destroy(id);
        assertThat(vault().get(id)).isEmpty();
    }

    @Test
    default void what_is_filled_in_is_there_under_its_digest_and_a_filling_that_fails_leaves_nothing()
            throws IOException {
        Bytes sealed = Samples.fresh(200_000);
        EvidenceId id = vault().put(sealed.length(), object -> {
            object.write(sealed.toArray(), 0, 150_000);
            for (int at = 150_000; at < sealed.length(); at++) object.write(sealed.at(at));
            object.close();
        });
        assertThat(id).isEqualTo(EvidenceId.of(sealed));
        assertThat(vault().get(id)).contains(sealed);
        IOException mine = new IOException("the sender went away");
        assertThatThrownBy(() -> vault().put(10, object -> {
                    object.write(7);
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(vault().putBefore(now().plus(Duration.ofHours(1)))).containsExactly(id);
    }

    @Test
    default void bytes_under_a_wrong_id_are_refused() throws IOException {
        EvidenceId wrong = EvidenceId.of(Samples.fresh(32));
        assertThatThrownBy(() -> vault().put(wrong, Samples.fresh(32))).isInstanceOf(IllegalArgumentException.class);
        assertThat(vault().get(wrong)).isEmpty();
    }

    @Test
    default void damaged_bytes_are_an_error_and_never_an_answer() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        vault().put(id, sealed);
        damage(id);
        assertThatThrownBy(() -> vault().get(id))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("back-up")
                .hasMessageNotContaining(id.hex());
    }

    @Test
    default void a_stream_gives_the_same_bytes_and_damaged_ones_are_never_read_to_their_end() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        assertThat(vault().open(id)).isEmpty();
        vault().put(id, sealed);
        try (InputStream stream = vault().open(id).orElseThrow()) {
            assertThat(Bytes.adopt(stream.readAllBytes())).isEqualTo(sealed);
            assertThat(stream.read()).isEqualTo(-1);
        }
        damage(id);
        assertThatThrownBy(() -> {
                    try (InputStream stream = vault().open(id).orElseThrow()) {
                        stream.transferTo(OutputStream.nullOutputStream());
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("back-up")
                .hasMessageNotContaining(id.hex());
    }

    @Test
    default void destroying_what_is_not_there_is_done_already() throws IOException {
        EvidenceId id = EvidenceId.of(Samples.fresh(32));
        vault().destroy(id);
        assertThat(vault().get(id)).isEmpty();
    }

    @Test
    default void what_is_old_is_listed_and_what_is_new_is_not() throws IOException {
        Bytes sealed = Samples.fresh(32);
        EvidenceId id = EvidenceId.of(sealed);
        vault().put(id, sealed);
        assertThat(vault().putBefore(now().minus(Duration.ofHours(1)))).isEmpty();
        assertThat(vault().putBefore(now().plus(Duration.ofHours(1)))).containsExactly(id);
    }
}
