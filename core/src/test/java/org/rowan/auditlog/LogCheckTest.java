package org.rowan.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rowan.base.Bytes;

class LogCheckTest {
    private static final Path FORGERIES =
            Path.of(System.getProperty("rowan.root", ".."), "core/src/test/resources/forgeries");

    static Set<String> forgeries() {
        return Forgeries.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void every_forgery_is_refused_by_name(String name) {
        Map<String, Bytes> files = Forgeries.all().get(name);
        String expected = files.get("expect").asUtf8().strip();

        switch (check(files)) {
            case LogVerdict.Proven proven -> assertThat(expected).isEqualTo("Proven");
            case LogVerdict.Refused refused ->
                assertThat(refused.findings().get(0).getClass().getSimpleName()).isEqualTo(expected);
        }
    }

    @Test
    void the_files_are_those_that_the_maker_makes() throws IOException {
        for (var forgery : Forgeries.all().entrySet()) {
            assertThat(onDisk(forgery.getKey())).as(forgery.getKey()).isEqualTo(forgery.getValue());
        }
        try (Stream<Path> folders = Files.list(FORGERIES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(forgeries());
        }
    }

    @Test
    void every_finding_about_the_log_itself_has_a_forgery_that_shows_it() {
        Set<String> shown = Forgeries.all().values().stream()
                .map(files -> files.get("expect").asUtf8().strip())
                .collect(Collectors.toSet());
        Set<String> findings = Stream.of(LogFinding.class.getPermittedSubclasses())
                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .flatMap(kind -> kind.isInterface() ? Stream.of(kind.getPermittedSubclasses()) : Stream.of(kind))
                .map(Class::getSimpleName)
                // The first needs a Java without the algorithm, the second a policy: see SignedNoteTest and
                // below.
                .filter(name -> !Set.of("SignatureUnchecked", "QuorumMissing").contains(name))
                .collect(Collectors.toSet());
        assertThat(shown).containsAll(findings);
    }

    @Test
    void a_policy_whose_witness_did_not_sign_is_not_satisfied() {
        Map<String, Bytes> files = Forgeries.all().get("honest");
        LogTrust trust = LogTrust.of(SignedNoteTest.key(SignedNoteTest.LOG_VKEY))
                .policy(SignedNoteTest.policy(SignedNoteTest.POLICY));

        assertThat(LogCheck.check(source(files), trust))
                .isInstanceOfSatisfying(
                        LogVerdict.Refused.class,
                        refused -> assertThat(refused.findings())
                                .containsExactly(new LogFinding.QuorumMissing("the quorum regulator is not reached")));
    }

    @Test
    void an_altered_entry_and_the_place_of_it_are_named_and_nothing_else() {
        assertThat(check(Forgeries.all().get("entry-altered")))
                .isInstanceOfSatisfying(
                        LogVerdict.Refused.class,
                        refused -> assertThat(refused.findings()).containsExactly(new LogFinding.EntryAltered(5)));
        assertThat(check(Forgeries.all().get("entry-missing")))
                .isInstanceOfSatisfying(
                        LogVerdict.Refused.class,
                        refused -> assertThat(refused.findings()).containsExactly(new LogFinding.EntryMissing(5)));
        assertThat(check(Forgeries.all().get("entry-inserted")))
                .isInstanceOfSatisfying(
                        LogVerdict.Refused.class,
                        refused -> assertThat(refused.findings()).containsExactly(new LogFinding.EntryInserted(6)));
    }

    @Test
    void a_flipped_byte_anywhere_in_any_file_is_noticed() {
        Map<String, Bytes> honest = Forgeries.log(Forgeries.honest());
        LogTrust trust = LogTrust.of(SignedNoteTest.key(SignedNoteTest.LOG_VKEY));
        for (var file : honest.entrySet()) {
            for (int i = 0; i < file.getValue().length(); i += 13) {
                byte[] changed = file.getValue().toArray();
                changed[i] ^= 4;
                Map<String, Bytes> forged = new TreeMap<>(honest);
                forged.put(file.getKey(), Bytes.adopt(changed));
                assertThat(LogCheck.check(source(forged), trust))
                        .as("%s, byte %d", file.getKey(), i)
                        .isInstanceOf(LogVerdict.Refused.class);
            }
        }
    }

    @Test
    void what_is_proven_is_counted() {
        assertThat(check(Forgeries.all().get("honest"))).isInstanceOfSatisfying(LogVerdict.Proven.class, proven -> {
            assertThat(proven.head().size()).isEqualTo(8);
            assertThat(proven.cases()).isEqualTo(1);
            assertThat(proven.unknownTypes()).isZero();
        });
    }

    private static LogVerdict check(Map<String, Bytes> files) {
        LogTrust trust =
                LogTrust.of(SignedNoteTest.key(files.get("vkey").asUtf8().strip()));
        if (files.containsKey("since")) {
            trust = trust.since(SignedNoteTest.note(files.get("since").asUtf8()));
        }
        if (files.containsKey("proof")) {
            trust = trust.proof((TlogProof) TlogProof.read(files.get("proof").asUtf8()));
        }
        return LogCheck.check(source(files), trust);
    }

    private static LogSource<RuntimeException> source(Map<String, Bytes> files) {
        return path -> Optional.ofNullable(files.get(path));
    }

    private static Map<String, Bytes> onDisk(String name) throws IOException {
        Map<String, Bytes> files = new TreeMap<>();
        Path folder = FORGERIES.resolve(name);
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Bytes.adopt(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
