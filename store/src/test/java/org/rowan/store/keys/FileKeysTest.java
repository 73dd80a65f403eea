package org.rowan.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.MerkleTree;
import org.rowan.auditlog.NoteCheck;
import org.rowan.base.Bytes;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Sealed;
import org.rowan.evidence.Unsealed;
import org.rowan.evidence.Unsealed.Refused;
import org.rowan.evidence.Unsealed.Why;
import org.rowan.port.Journal.ObjectKey;
import org.rowan.port.Keys;
import org.rowan.port.Sealer;

class FileKeysTest {
    private static final String ORIGIN = "log.example.org/safety";
    private static final Set<KeyRole> ALL = EnumSet.allOf(KeyRole.class);
    private static final Bytes CONTENT = Bytes.utf8("a harmless text, made for this test");

    @TempDir
    private Path data;

    @Test
    void what_intake_seals_the_reviewers_open_and_intake_cannot() throws IOException {
        FileKeys all = open(ALL);
        FileKeys intake = open(Set.of(KeyRole.INTAKE));
        CaseKey key = intake.newCaseKey("case-0001");
        Sealed sealed = intake.seal(key, header(intake, "case-0001", CONTENT), CONTENT);

        assertThat(intake.unseal(key, sealed)).isEqualTo(new Refused(Why.NO_KEY_IN_THIS_ROLE));
        assertThat(all.unseal(key, sealed)).isEqualTo(new Unsealed.Opened(CONTENT));
        assertThat(open(Set.of(KeyRole.CONSOLE)).unseal(key, sealed)).isEqualTo(new Unsealed.Opened(CONTENT));
    }

    @Test
    void intake_needs_no_secret_file_to_be_there() throws IOException {
        open(ALL);
        for (String secret : List.of("service.key", "custodian.key", "log.key")) {
            Files.delete(data.resolve("keys").resolve(secret));
        }
        FileKeys intake = open(Set.of(KeyRole.INTAKE));
        CaseKey key = intake.newCaseKey("case-0001");

        assertThat(intake.seal(key, header(intake, "case-0001", CONTENT), CONTENT)
                        .id())
                .isNotNull();
        assertThatThrownBy(() -> open(Set.of(KeyRole.CONSOLE))).hasMessageContaining("service.key is not there");
    }

    @Test
    void content_of_any_length_comes_back_the_same() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        for (int length : new int[] {0, 1, 1_048_575, 1_048_576, 3_000_000}) {
            Bytes content = keys.fresh(length);
            Sealed sealed = keys.seal(key, header(keys, "case-0001", content), content);
            assertThat(keys.unseal(key, sealed)).isEqualTo(new Unsealed.Opened(content));
        }
    }

    @Test
    void a_stream_gives_the_same_content_and_damage_shows_before_its_end() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        for (int length : new int[] {0, 1, 3_000_000}) {
            Bytes content = keys.fresh(length);
            Sealed sealed = keys.seal(key, header(keys, "case-0001", content), content);
            assertThat(streamed(keys, key, sealed, sealed.object())).isEqualTo(content);
            Bytes shorter = sealed.object().slice(0, sealed.object().length() - 1);
            assertThatThrownBy(() -> streamed(keys, key, sealed, shorter)).isInstanceOf(IOException.class);
            Bytes flipped = flipped(sealed.object(), sealed.object().length() - 1);
            assertThatThrownBy(() -> streamed(keys, key, sealed, flipped)).isInstanceOf(IOException.class);
        }
        Sealed good = keys.seal(key, header(keys, "case-0001", CONTENT), CONTENT);
        assertThat(shut(keys, key, good, flipped(good.object(), 0))).isEqualTo(Why.DAMAGED);
        assertThat(shut(keys, keys.newCaseKey("case-0002"), good, good.object()))
                .isEqualTo(Why.DAMAGED);
        assertThat(shut(keys, key.destroyed(), good, good.object())).isEqualTo(Why.KEY_DESTROYED);
        assertThat(shut(open(Set.of(KeyRole.INTAKE)), key, good, good.object())).isEqualTo(Why.NO_KEY_IN_THIS_ROLE);
    }

    private static Bytes streamed(FileKeys keys, CaseKey key, Sealed sealed, Bytes object) throws IOException {
        var opening = keys.open(key, new ObjectKey(sealed.header(), sealed.sealedKey()), object.stream());
        try (InputStream content = ((Keys.Flowing) opening).content()) {
            return Bytes.adopt(content.readAllBytes());
        }
    }

    private static Why shut(FileKeys keys, CaseKey key, Sealed sealed, Bytes object) throws IOException {
        var opening = keys.open(key, new ObjectKey(sealed.header(), sealed.sealedKey()), object.stream());
        return ((Keys.Shut) opening).why();
    }

    @Test
    void what_is_sealed_as_it_is_written_opens_as_any_other_and_of_another_length_or_case_never() throws IOException {
        FileKeys all = open(ALL);
        FileKeys intake = open(Set.of(KeyRole.INTAKE));
        CaseKey key = intake.newCaseKey("case-0001");
        for (int length : new int[] {1, 1_048_576, 3_000_000}) {
            Bytes content = intake.fresh(length);
            Sealed sealed = flowing(intake, key, header(intake, "case-0001", content), content);
            assertThat(all.unseal(key, sealed)).isEqualTo(new Unsealed.Opened(content));
            assertThat(streamed(all, key, sealed, sealed.object())).isEqualTo(content);
            assertThat(intake.unseal(key, sealed)).isEqualTo(new Refused(Why.NO_KEY_IN_THIS_ROLE));
        }
        Sealed shorter = flowing(intake, key, header(intake, "case-0001", CONTENT), CONTENT.slice(0, 2));
        assertThat(all.unseal(key, shorter)).isEqualTo(new Refused(Why.DAMAGED));
        EvidenceHeader other = header(intake, "case-0002", CONTENT);
        assertThatThrownBy(() -> intake.sealing(key, other, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Sealed flowing(FileKeys keys, CaseKey key, EvidenceHeader header, Bytes content) throws IOException {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        Sealer.Sealing sealing = keys.sealing(key, header, object);
        try (OutputStream sealed = sealing.content()) {
            sealed.write(content.toArray());
        }
        Bytes bytes = Bytes.adopt(object.toByteArray());
        return new Sealed(EvidenceId.of(bytes), header, sealing.objectKey().sealedKey(), bytes);
    }

    @Test
    void any_damage_to_any_part_is_refused() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        Sealed good = keys.seal(key, header(keys, "case-0001", CONTENT), CONTENT);

        for (int i = 0; i < good.object().length(); i++) {
            Bytes object = flipped(good.object(), i);
            assertDamaged(keys, key, new Sealed(good.id(), good.header(), good.sealedKey(), object));
            assertDamaged(keys, key, new Sealed(EvidenceId.of(object), good.header(), good.sealedKey(), object));
        }
        for (int length = 0; length < good.object().length(); length++) {
            Bytes shorter = good.object().slice(0, length);
            assertDamaged(keys, key, new Sealed(EvidenceId.of(shorter), good.header(), good.sealedKey(), shorter));
        }
        for (int i = 0; i < good.sealedKey().length(); i++) {
            Bytes sealedKey = flipped(good.sealedKey(), i);
            assertDamaged(keys, key, new Sealed(good.id(), good.header(), sealedKey, good.object()));
        }
    }

    @Test
    void a_header_that_says_something_else_is_refused() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        EvidenceHeader header = header(keys, "case-0001", CONTENT);
        Sealed good = keys.seal(key, header, CONTENT);

        for (EvidenceHeader other : List.of(
                new EvidenceHeader("case-0002", header.objectId(), header.contentLength(), header.mediaType()),
                new EvidenceHeader("case-0001", keys.fresh(16), header.contentLength(), header.mediaType()),
                new EvidenceHeader("case-0001", header.objectId(), 1, header.mediaType()),
                new EvidenceHeader("case-0001", header.objectId(), header.contentLength(), "image/gif"))) {
            assertDamaged(keys, key, new Sealed(good.id(), other, good.sealedKey(), good.object()));
        }
    }

    @Test
    void a_case_key_with_one_changed_or_foreign_part_opens_nothing() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        CaseKey other = keys.newCaseKey("case-0001");
        Sealed good = keys.seal(key, header(keys, "case-0001", CONTENT), CONTENT);

        for (CaseKey bad : List.of(
                with(
                        key,
                        flipped(key.publicKey(), 0),
                        key.serviceShare(),
                        key.custodianShare(),
                        key.wrappedPrivateKey()),
                with(
                        key,
                        key.publicKey(),
                        flipped(key.serviceShare(), 40),
                        key.custodianShare(),
                        key.wrappedPrivateKey()),
                with(key, key.publicKey(), other.serviceShare(), key.custodianShare(), key.wrappedPrivateKey()),
                with(key, key.publicKey(), key.serviceShare(), other.custodianShare(), key.wrappedPrivateKey()),
                with(key, key.publicKey(), key.custodianShare(), key.serviceShare(), key.wrappedPrivateKey()),
                with(key, key.publicKey(), key.serviceShare(), key.custodianShare(), other.wrappedPrivateKey()),
                with(key, key.publicKey(), key.serviceShare(), key.custodianShare(), Bytes.ofHex("01")),
                other)) {
            assertDamaged(keys, bad, good);
        }
    }

    @Test
    void another_installation_cannot_open_a_case() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        Sealed good = keys.seal(key, header(keys, "case-0001", CONTENT), CONTENT);

        assertDamaged(KeyFolder.open(data.resolve("elsewhere"), ORIGIN, ALL), key, good);
    }

    @Test
    void one_share_alone_does_not_open_a_case() throws IOException {
        FileKeys keys = open(ALL);
        Path elsewhere = data.resolve("elsewhere");
        KeyFolder.open(elsewhere, ORIGIN, ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        Sealed good = keys.seal(key, header(keys, "case-0001", CONTENT), CONTENT);
        for (String half : List.of("service.key", "service.pub")) {
            Files.copy(
                    data.resolve("keys").resolve(half),
                    elsewhere.resolve(half),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }

        assertDamaged(KeyFolder.open(elsewhere, ORIGIN, ALL), key, good);
    }

    @Test
    void destroyed_keys_are_said_to_be_destroyed() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        Sealed good = keys.seal(key, header(keys, "case-0001", CONTENT), CONTENT);

        assertThat(keys.unseal(key.destroyed(), good)).isEqualTo(new Refused(Why.KEY_DESTROYED));
        assertThat(keys.unseal(key, new Sealed(good.id(), good.header(), Bytes.empty(), good.object())))
                .isEqualTo(new Refused(Why.KEY_DESTROYED));
    }

    @Test
    void the_same_content_sealed_twice_is_two_objects_under_two_keys() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");
        EvidenceHeader header = header(keys, "case-0001", CONTENT);

        assertThat(keys.seal(key, header, CONTENT).id())
                .isNotEqualTo(keys.seal(key, header, CONTENT).id());
        assertThat(keys.seal(key, header, CONTENT).keyId())
                .isNotEqualTo(keys.seal(key, header, CONTENT).keyId());
    }

    @Test
    void sealing_under_a_header_of_another_case_or_length_is_refused() throws IOException {
        FileKeys keys = open(ALL);
        CaseKey key = keys.newCaseKey("case-0001");

        assertThatThrownBy(() -> keys.seal(key, header(keys, "case-0002", CONTENT), CONTENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.seal(key, header(keys, "case-0001", Bytes.empty()), CONTENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_the_filer_signs_the_log() throws IOException {
        FileKeys filer = open(Set.of(KeyRole.FILER));
        Checkpoint head = new Checkpoint(ORIGIN, 0, MerkleTree.EMPTY);

        assertThat(NoteCheck.of(filer.sign(head), filer.logKey())).isEqualTo(new NoteCheck.Valid(Optional.empty()));
        for (KeyRole other : List.of(KeyRole.INTAKE, KeyRole.CONSOLE)) {
            assertThatThrownBy(() -> open(Set.of(other)).sign(head)).hasMessageContaining("only the role \"filer\"");
        }
    }

    @Test
    void keys_stay_the_same_from_start_to_start() throws IOException {
        FileKeys first = open(ALL);
        CaseKey key = first.newCaseKey("case-0001");
        Sealed sealed = first.seal(key, header(first, "case-0001", CONTENT), CONTENT);

        FileKeys second = open(ALL);
        assertThat(second.logKey()).isEqualTo(first.logKey());
        assertThat(second.facts()).isEqualTo(first.facts()).hasSize(3);
        assertThat(second.unseal(key, sealed)).isEqualTo(new Unsealed.Opened(CONTENT));
    }

    @Test
    void a_secret_that_others_may_read_is_not_loaded() throws IOException {
        open(ALL);
        Path secret = data.resolve("keys/custodian.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> open(ALL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("may be read by others (mode rw-r-----); expected 0600")
                .hasMessageContaining("chmod 600");
        assertThat(open(Set.of(KeyRole.INTAKE)).newCaseKey("case-0001")).isNotNull();
    }

    @Test
    void keys_made_halfway_are_made_to_the_end_and_never_twice() throws IOException {
        Bytes before = open(ALL).logKey().key();
        for (String half : List.of("log.vkey", "service.pub", "custodian.pub")) {
            Files.delete(data.resolve("keys").resolve(half));
        }

        assertThat(open(ALL).logKey().key()).isEqualTo(before);
    }

    @Test
    void a_lost_log_key_is_not_replaced_by_a_new_one() throws IOException {
        open(ALL);
        Files.delete(data.resolve("keys/log.key"));
        assertThatThrownBy(() -> open(ALL)).hasMessageContaining("log.key is not there");
        Files.delete(data.resolve("keys/log.vkey"));
        assertThatThrownBy(() -> open(ALL)).hasMessageContaining("No new log key is made");
    }

    @Test
    void a_damaged_foreign_or_renamed_key_is_named() throws IOException {
        open(ALL);
        assertThatThrownBy(() -> KeyFolder.open(data.resolve("keys"), "log.other.example", ALL))
                .hasMessageContaining("A log keeps its name for ever");
        Path pub = data.resolve("keys/service.pub");
        Files.writeString(pub, Files.readString(pub).replace("service", "custodian"));
        assertThatThrownBy(() -> open(ALL)).hasMessageContaining("not a key file of purpose \"service\"");
        Files.copy(data.resolve("keys/custodian.pub"), pub, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(pub, Files.readString(pub).replace("custodian", "service"));
        assertThatThrownBy(() -> open(ALL)).hasMessageContaining("do not belong together");
    }

    @Test
    void without_keys_intake_says_who_makes_them() {
        assertThatThrownBy(() -> open(Set.of(KeyRole.INTAKE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Start the role \"filer\" once");
    }

    /// Two operators who set nothing must not have logs of one name.
    @Test
    void a_log_without_a_name_gets_one_of_its_own_and_keeps_it() throws IOException {
        String one = KeyFolder.open(data.resolve("one"), "", ALL).logKey().name();
        String other = KeyFolder.open(data.resolve("other"), "", ALL).logKey().name();

        assertThat(one).matches("rowan-[a-z]{8}").isNotEqualTo(other);
        assertThat(KeyFolder.open(data.resolve("one"), "", ALL).logKey().name()).isEqualTo(one);
        assertThat(KeyFolder.open(data.resolve("one"), one, ALL).logKey().name())
                .isEqualTo(one);
        assertThatThrownBy(() -> KeyFolder.open(data.resolve("one"), other, ALL))
                .hasMessageContaining("A log keeps its name for ever");
        KeyFolder.open(data.resolve("named"), ORIGIN, ALL);
        assertThat(KeyFolder.open(data.resolve("named"), "", ALL).logKey().name())
                .isEqualTo(ORIGIN);
    }

    private FileKeys open(Set<KeyRole> roles) throws IOException {
        return KeyFolder.open(data.resolve("keys"), ORIGIN, roles);
    }

    private static EvidenceHeader header(FileKeys keys, String caseId, Bytes content) {
        return new EvidenceHeader(caseId, keys.fresh(16), content.length(), "text/plain");
    }

    private static CaseKey with(CaseKey key, Bytes publicKey, Bytes service, Bytes custodian, Bytes wrapped) {
        return new CaseKey(key.caseId(), publicKey, service, custodian, wrapped);
    }

    private static Bytes flipped(Bytes bytes, int at) {
        byte[] changed = bytes.toArray();
        changed[at] ^= 1;
        return Bytes.adopt(changed);
    }

    private static void assertDamaged(FileKeys keys, CaseKey key, Sealed evidence) throws IOException {
        assertThat(keys.unseal(key, evidence)).isEqualTo(new Refused(Why.DAMAGED));
    }
}
