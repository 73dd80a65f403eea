package org.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of the house for sources: CONTRIBUTING.md says why each is there.
class SourcesTest {

    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Service|Impl|Data|Info)|Report|Event");

    private static final SourceTree ALL = SourceTree.of(Repository.java());
    private static final SourceTree MAIN = SourceTree.of(Repository.mainJava());

    @TempDir
    Path folder;

    @Test
    void a_type_is_named_after_what_it_holds_or_does() {
        var empty = ALL.types().stream()
                .filter(type -> EMPTY_NAME.matcher(type.name()).matches())
                .map(type -> Repository.named(type.file()) + ": " + type.name()
                        + " says nothing; name it after what it holds (Cases, Vault) or what it is (PostgresJournal)")
                .toList();

        assertThat(empty).isEmpty();
    }

    @Test
    void a_checkpoint_is_a_word_of_the_audit_log_alone() {
        var elsewhere = ALL.types().stream()
                .filter(type ->
                        type.name().equals("Checkpoint") && !type.packageName().startsWith("org.rowan.auditlog"))
                .map(type -> Repository.named(type.file()) + ": progress elsewhere is a Cursor")
                .toList();

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void a_file_can_be_read_in_one_sitting() {
        var long400 = Repository.java().stream()
                .filter(file -> Repository.text(file).lines().count() > 400)
                .map(file -> Repository.named(file) + ": more than 400 lines; cut it where the subject changes")
                .toList();

        assertThat(long400).isEmpty();
    }

    @Test
    void a_line_fits_the_formatter_s_width() {
        var wide = new ArrayList<String>();
        for (var file : Repository.java()) {
            var lines = Repository.text(file).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                var line = lines[i];
                var address = line.contains("http://") || line.contains("https://");
                if (line.codePointCount(0, line.length()) > 120 && !address) {
                    wide.add(Repository.named(file) + ":" + (i + 1) + ": more than 120 characters");
                }
            }
        }

        assertThat(wide).isEmpty();
    }

    @Test
    void a_method_fits_one_screen() {
        var tall = MAIN.methods().stream()
                .filter(method -> method.lines() > 40)
                .map(method -> Repository.named(method.file()) + ":" + method.line() + ": " + method.name() + " has "
                        + method.lines() + " lines; give its second thought a name of its own")
                .toList();

        assertThat(tall).isEmpty();
    }

    @Test
    void a_port_promises_seven_things_at_most() {
        var wide = MAIN.types().stream()
                .filter(type -> type.packageName().equals("org.rowan.port") && type.isInterface() && type.methods() > 7)
                .map(type -> type.name() + " has " + type.methods() + " methods; it is two ports")
                .toList();

        assertThat(wide).isEmpty();
    }

    @Test
    void spring_lives_in_the_server_alone() {
        var outside = Repository.mainJava().stream()
                .filter(file -> !Repository.named(file).startsWith("server/"))
                .filter(file -> Repository.text(file).contains("org.springframework"))
                .map(file -> Repository.named(file) + ": hand the value in from server/Wiring instead")
                .toList();

        assertThat(outside).isEmpty();
    }

    @Test
    void what_reads_strangers_lists_knows_no_evidence_no_case_and_no_file() {
        var banned =
                Pattern.compile("org\\.rowan\\.(evidence|cases|referral|flow|store)\\b|java\\.sql|java\\.nio\\.file");
        var knowing = Repository.mainJava().stream()
                .filter(file -> Repository.named(file).startsWith("exchange/"))
                .filter(file -> banned.matcher(Repository.text(file)).find())
                .map(file ->
                        Repository.named(file) + ": hand over values of org.rowan.feed; who keeps them is elsewhere")
                .toList();

        assertThat(banned.matcher("import org.rowan.evidence.Sealed;").find()).isTrue();
        assertThat(knowing).isEmpty();
    }

    @Test
    void every_package_says_in_one_sentence_what_it_is() {
        var described = packages(Repository.mainJava().stream()
                .filter(file -> file.endsWith("package-info.java"))
                .toList());

        assertThat(packages(Repository.mainJava().stream()
                        .filter(file -> !file.endsWith("module-info.java"))
                        .toList()))
                .isSubsetOf(described);
    }

    @Test
    void no_mocking_library_is_used() {
        var mocked = Repository.files().stream()
                .filter(file -> file.endsWith("pom.xml"))
                .filter(file -> Pattern.compile("mockito|easymock|jmockit|powermock")
                        .matcher(Repository.text(file))
                        .find())
                .map(file -> Repository.named(file) + ": use a fake with memory from testkit")
                .toList();

        assertThat(mocked).isEmpty();
    }

    @Test
    void the_parser_sees_what_a_reader_sees() throws IOException {
        var file = Files.writeString(folder.resolve("Sample.java"), """
                package sample;
                interface Sample {
                    int one();
                    @Deprecated
                    default int two() {
                        Runnable inner = () -> {
                        };
                        return 2;
                    }
                    record CaseInfo() {}
                }
                """);

        var tree = SourceTree.of(List.of(file));

        assertThat(tree.types())
                .extracting(SourceTree.Type::name, SourceTree.Type::isInterface, SourceTree.Type::methods)
                .containsExactly(tuple("Sample", true, 1), tuple("CaseInfo", false, 0));
        assertThat(tree.methods())
                .extracting(SourceTree.Method::name, SourceTree.Method::lines)
                .containsExactly(tuple("two", 5L));
        assertThat(EMPTY_NAME.matcher("CaseInfo").matches()).isTrue();
        assertThat(EMPTY_NAME.matcher("CaseEvent").matches()).isFalse();
    }

    private static Set<Path> packages(List<Path> files) {
        return files.stream().map(Path::getParent).collect(Collectors.toSet());
    }
}
