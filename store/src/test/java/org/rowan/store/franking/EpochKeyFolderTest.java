package org.rowan.store.franking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.franking.KeyStanding;
import org.rowan.franking.Octets;
import org.rowan.franking.Outcome;
import org.rowan.franking.ReportVerifier;
import org.rowan.franking.Schedule;
import org.rowan.franking.Stamp;
import org.rowan.franking.VerifyingKeys;

class EpochKeyFolderTest {
    @TempDir
    private Path data;

    private Kept kept;

    @BeforeEach
    void keysOfTwoWeeks() throws IOException {
        kept = new Kept(data.resolve("franking"));
        kept.round();
    }

    private Optional<Outcome> checked(Stamp stamp) {
        var decoded =
                new ReportVerifier(kept.verifying(), Schedule.USUAL).stamped(stamp.tagContext(), stamp.tag(), kept.now);
        return decoded instanceof org.rowan.franking.Decoded.Refused<org.rowan.franking.TagContext> refused
                ? Optional.of(refused.outcome())
                : Optional.empty();
    }

    @Test
    void what_one_process_stamps_another_checks_until_the_window_closes() throws IOException {
        Stamp stamp = Kept.stamp(kept.stamping().at(kept.now).orElseThrow(), kept.now);
        assertThat(checked(stamp)).isEmpty();
        byte[] other = stamp.tag().toArray();
        other[31] ^= 1;
        assertThat(checked(new Stamp(stamp.tagContext(), Octets.of(other)))).contains(Outcome.TAG_INVALID);
        kept.now = kept.now.plus(Duration.ofDays(180)).plusMillis(1);
        assertThat(checked(stamp)).contains(Outcome.OUTSIDE_WINDOW);
        kept.now = kept.now.plus(Duration.ofDays(8));
        assertThat(kept.folder.resolve("1.key")).exists();
        assertThat(checked(stamp)).as("not destroyed yet, and over").contains(Outcome.KEY_EXPIRED);
    }

    @Test
    void secrets_are_for_their_owner_alone() throws IOException {
        assertThat(mode(kept.folder)).isEqualTo("rwx------");
        for (String name : List.of("1.key", "2.key", ".lock")) {
            assertThat(mode(kept.folder.resolve(name))).as(name).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_key_that_others_may_read_is_not_used() throws IOException {
        Files.setPosixFilePermissions(kept.folder.resolve("1.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> kept.stamping().at(kept.now))
                .hasMessageContaining("may be read by others (mode rw-r-----)")
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> kept.verifying().of(1)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(kept::round).hasMessageContaining("may be read by others");
    }

    @Test
    void every_altered_line_of_a_key_is_refused_with_a_sentence() throws IOException {
        Path file = kept.folder.resolve("1.key");
        String whole = Files.readString(file);
        List<String> lines = whole.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            String last = lines.get(line).substring(lines.get(line).length() - 1);
            String altered =
                    whole.replace(lines.get(line), lines.get(line).replaceAll(".$", last.equals("0") ? "1" : "0"));
            Files.writeString(file, altered);
            assertThatThrownBy(() -> kept.stamping().at(kept.now))
                    .as(altered.lines().toList().get(line).split(":")[0])
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not as it was written")
                    .hasMessageNotContaining(lines.get(5).substring(8));
        }
        for (String broken : List.of("", whole.substring(0, whole.length() - 2), whole + "\n", "\u0000\u00ff")) {
            Files.writeString(file, broken);
            assertThatThrownBy(() -> kept.verifying().of(2)).hasMessageContaining("is not as it was written");
        }
    }

    @Test
    void a_file_under_another_number_is_refused() throws IOException {
        Files.copy(
                kept.folder.resolve("1.key"),
                kept.folder.resolve("3.key"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertThatThrownBy(() -> kept.verifying().of(3)).hasMessageContaining("3.key is not as it was written");
    }

    @Test
    void a_lost_key_is_told_and_never_taken_for_a_destroyed_one() throws IOException {
        kept.pass(Duration.ofDays(7));
        Files.delete(kept.folder.resolve("2.key"));
        assertThatThrownBy(() -> kept.verifying().of(1))
                .hasMessageContaining("2.key is not there, and nothing says that it was destroyed")
                .hasMessageContaining("2.lost");
        assertThatThrownBy(() -> kept.stamping().at(kept.now)).hasMessageContaining("2.key is not there");
        Files.createFile(kept.folder.resolve("2.lost"));
        assertThat(kept.verifying().of(2)).isEqualTo(new KeyStanding.Destroyed());
        assertThat(kept.verifying().of(1)).isInstanceOf(KeyStanding.Usable.class);
    }

    @Test
    void the_first_and_the_last_key_are_missed_as_well() throws IOException {
        Files.delete(kept.folder.resolve("1.key"));
        assertThatThrownBy(() -> kept.verifying().of(2)).hasMessageContaining("1.key is not there");
        Files.createFile(kept.folder.resolve("1.lost"));
        Files.delete(kept.folder.resolve("2.key"));
        kept.restart();
        assertThatThrownBy(kept::round).hasMessageContaining("the log has 2 keys of epochs");
    }

    @Test
    void numbers_that_were_never_given_are_unknown() {
        for (int kid : new int[] {0, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThat(kept.verifying().of(kid)).isEqualTo(new KeyStanding.NeverIssued());
        }
        VerifyingKeys nothing = new Kept(data.resolve("nothing")).verifying();
        assertThat(nothing.of(1)).isEqualTo(new KeyStanding.NeverIssued());
    }

    @Test
    void other_files_in_the_folder_are_passed_over() throws IOException {
        for (String name : List.of("README", "01.key", "0.key", "3.key.new", "9999999999.key", "4.bak")) {
            Files.createFile(kept.folder.resolve(name));
        }
        kept.round();
        assertThat(new EpochKeyFolder(kept.folder).highest()).isEqualTo(2);
    }

    @Test
    void whoever_stamps_gets_nothing_that_checks_and_whoever_checks_nothing_that_stamps() {
        assertThat(publicTypes(FileStampingKeys.class))
                .noneMatch(type -> type.contains("Verif") || type.contains("Kept"));
        assertThat(publicTypes(FileVerifyingKeys.class))
                .noneMatch(type -> type.contains("Stamp") || type.contains("Kept"));
        assertThat(publicTypes(EpochKeyFolder.class))
                .noneMatch(type -> type.contains("Verif") || type.contains("Stamp") || type.contains("Octets"));
        assertThat(StampingKeys.class.isAssignableFrom(FileVerifyingKeys.class)).isFalse();
        assertThat(VerifyingKeys.class.isAssignableFrom(FileStampingKeys.class)).isFalse();
    }

    private static List<String> publicTypes(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getGenericReturnType)
                .flatMap(returned -> Stream.of(returned.getTypeName()))
                .map(name -> name.replace("org.rowan.store.franking.", "").replace("org.rowan.franking.", ""))
                .toList();
    }

    @Test
    void a_stamping_process_opens_no_key_of_other_weeks() throws IOException {
        kept.pass(Duration.ofDays(70));
        var key = kept.stamping().at(kept.now).orElseThrow();
        Files.writeString(kept.folder.resolve("1.key"), "not a key any more");
        assertThat(kept.stamping().at(kept.now).orElseThrow().epoch()).isEqualTo(key.epoch());
    }

    @Test
    void a_new_key_and_an_ended_one_are_seen_within_half_a_minute() throws IOException {
        FileVerifyingKeys verifying = kept.verifying();
        FileStampingKeys stamping = kept.stamping();
        assertThat(verifying.of(1)).isInstanceOf(KeyStanding.Usable.class);
        assertThat(stamping.at(kept.now).orElseThrow().epoch().kid()).isEqualTo(1);
        Files.createFile(kept.folder.resolve("1.compromised"));
        kept.round();
        kept.now = kept.now.plusSeconds(30);
        assertThat(verifying.of(1)).isEqualTo(new KeyStanding.Compromised());
        assertThat(stamping.at(kept.now).orElseThrow().epoch().kid()).isEqualTo(3);
    }
}
