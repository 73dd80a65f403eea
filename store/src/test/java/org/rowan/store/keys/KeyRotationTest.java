package org.rowan.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.Sealed;
import org.rowan.evidence.Unsealed;
import org.rowan.evidence.Unsealed.Refused;
import org.rowan.evidence.Unsealed.Why;
import org.rowan.port.Journal.ObjectKey;
import org.rowan.port.Keys;

/// Keys of holders that change, and one that is kept elsewhere.
class KeyRotationTest {
    private static final String ORIGIN = "log.example.org/safety";
    private static final Set<KeyRole> ALL = EnumSet.allOf(KeyRole.class);
    private static final Bytes CONTENT = Bytes.utf8("a harmless text, made for this test");

    @TempDir
    private Path data;

    private FileKeys open(Set<KeyRole> roles) throws IOException {
        return KeyFolder.open(data.resolve("keys"), ORIGIN, roles);
    }

    private static EvidenceHeader header(FileKeys keys, String caseId, Bytes content) {
        return new EvidenceHeader(caseId, keys.fresh(16), content.length(), "text/plain");
    }

    private static Why shut(FileKeys keys, CaseKey key, Sealed sealed) throws IOException {
        var opening = keys.open(key, new ObjectKey(sealed.header(), sealed.sealedKey()), sealed.object().stream());
        return ((Keys.Shut) opening).why();
    }

    @Test
    void a_rotated_key_of_either_holder_opens_what_was_sealed_before_and_after_and_the_objects_stay()
            throws IOException {
        for (String holder : List.of("service", "custodian")) {
            Path folder = data.resolve("rotated-" + holder);
            FileKeys first = KeyFolder.open(folder, ORIGIN, ALL);
            CaseKey old = first.newCaseKey("case-0001");
            Sealed sealed = first.seal(old, header(first, "case-0001", CONTENT), CONTENT);
            KeyRotation.Named made =
                    KeyFolder.rotation(folder, holder, Optional.empty()).begin();
            assertThat(made.number()).isEqualTo(2);

            FileKeys during = KeyFolder.open(folder, ORIGIN, ALL);
            assertThat(during.unseal(old, sealed)).isEqualTo(new Unsealed.Opened(CONTENT));
            CaseKey anew = ((Keys.Anew) during.rewrapped(old)).key();
            assertThat(anew.publicKey()).isEqualTo(old.publicKey());
            assertThat(anew.wrappedPrivateKey()).isEqualTo(old.wrappedPrivateKey());
            assertThat(during.rewrapped(anew)).isEqualTo(new Keys.AsItIs());
            assertThat(during.rewrapped(during.newCaseKey("case-0002"))).isEqualTo(new Keys.AsItIs());
            assertThat(during.rewrapped(old.destroyed())).isEqualTo(new Keys.AsItIs());
            assertThatThrownBy(() ->
                            KeyFolder.rotation(folder, holder, Optional.empty()).begin())
                    .hasMessageContaining("a rotation is under way");

            KeyFolder.rotation(folder, holder, Optional.empty()).end();
            FileKeys after = KeyFolder.open(folder, ORIGIN, ALL);
            assertThat(after.unseal(anew, sealed)).isEqualTo(new Unsealed.Opened(CONTENT));
            assertThat(after.unseal(old, sealed)).isEqualTo(new Refused(Why.DAMAGED));
            assertThat(after.rewrapped(old)).isEqualTo(new Keys.Unopenable());
            assertThat(KeyFolder.rotation(folder, holder, Optional.empty())
                            .begin()
                            .number())
                    .isEqualTo(3);
        }
    }

    @Test
    void a_rotation_that_stopped_before_its_public_half_was_published_is_made_good() throws IOException {
        FileKeys first = open(ALL);
        CaseKey old = first.newCaseKey("case-0001");
        Sealed sealed = first.seal(old, header(first, "case-0001", CONTENT), CONTENT);
        Path folder = data.resolve("keys");
        Bytes published = Bytes.adopt(Files.readAllBytes(folder.resolve("custodian.pub")));
        KeyFolder.rotation(folder, "custodian", Optional.empty()).begin();
        Files.write(folder.resolve("custodian.pub"), published.toArray());

        FileKeys later = open(ALL);
        assertThat(later.unseal(old, sealed)).isEqualTo(new Unsealed.Opened(CONTENT));
        assertThat(later.rewrapped(later.newCaseKey("case-0002"))).isEqualTo(new Keys.AsItIs());
    }

    @Test
    void without_the_custodian_nothing_opens_and_sealing_goes_on() throws IOException {
        Path device = data.resolve("device");
        Path key = device.resolve("custodian.key");
        Path folder = data.resolve("apart");
        FileKeys keys = KeyFolder.open(folder, ORIGIN, ALL, Optional.of(key));
        assertThat(key).exists();
        assertThat(folder.resolve("custodian.key")).doesNotExist();
        Path pocket = data.resolve("pocket.key");
        Files.move(key, pocket);

        CaseKey made = keys.newCaseKey("case-0001");
        Sealed sealed = keys.seal(made, header(keys, "case-0001", CONTENT), CONTENT);
        assertThat(keys.unseal(made, sealed)).isEqualTo(new Refused(Why.CUSTODIAN_AWAY));
        assertThat(shut(keys, made, sealed)).isEqualTo(Why.CUSTODIAN_AWAY);
        assertThat(keys.rewrapped(made)).isEqualTo(new Keys.NotNow());
        assertThat(KeyFolder.open(folder, ORIGIN, ALL, Optional.of(key)).unseal(made, sealed))
                .isEqualTo(new Refused(Why.CUSTODIAN_AWAY));

        Files.move(pocket, key);
        assertThat(keys.unseal(made, sealed)).isEqualTo(new Unsealed.Opened(CONTENT));
        Files.move(key, pocket);
        assertThat(keys.unseal(made, sealed)).isEqualTo(new Refused(Why.CUSTODIAN_AWAY));
    }

    @Test
    void another_custodian_s_key_or_a_copy_that_stayed_behind_is_refused_in_words() throws IOException {
        Path key = data.resolve("device/custodian.key");
        Path folder = data.resolve("apart");
        FileKeys keys = KeyFolder.open(folder, ORIGIN, ALL, Optional.of(key));
        CaseKey made = keys.newCaseKey("case-0001");
        Sealed sealed = keys.seal(made, header(keys, "case-0001", CONTENT), CONTENT);
        open(ALL);
        Files.copy(
                data.resolve("keys/custodian.key"),
                key,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        assertThatThrownBy(() -> keys.unseal(made, sealed)).hasMessageContaining("do not belong together");
        assertThatThrownBy(() -> KeyFolder.open(data.resolve("keys"), ORIGIN, ALL, Optional.of(key)))
                .hasMessageContaining("keep no copy here");
    }
}
