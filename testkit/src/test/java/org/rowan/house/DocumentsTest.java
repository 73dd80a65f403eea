package org.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Documents are tested like code: a link, a command or a heading that is not there fails the build.
class DocumentsTest {

    private static final List<String> HEADINGS =
            List.of("Situation", "Decision", "Rejected", "Consequence", "Look again when");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final Pattern COMMAND = Pattern.compile("\\./rowan ([a-z]+)");

    @Test
    void the_documents_a_newcomer_looks_for_are_there() {
        for (var name : List.of(
                "README.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "THREATS.md",
                "CHANGELOG.md",
                "LICENSE",
                "docs/concepts.md",
                "docs/filing.md",
                "docs/operate/install.md",
                "docs/operate/first-case.md")) {
            assertThat(Repository.ROOT.resolve(name)).isNotEmptyFile();
        }
    }

    @Test
    void the_readme_fits_one_screen_or_two() {
        assertThat(Repository.text("README.md").lines().count()).isLessThan(120);
    }

    @Test
    void every_command_in_a_document_is_one_that_rowan_knows() {
        var known = Pattern.compile("(?m)^  ([a-z]+)  ")
                .matcher(Repository.text("cli/src/main/resources/org/rowan/cli/help.txt"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var unknown = new ArrayList<String>();
        for (var document : Repository.documents()) {
            COMMAND.matcher(Repository.text(document))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> unknown.add(Repository.named(document) + ": ./rowan " + name));
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void every_link_between_documents_leads_somewhere() {
        var broken = new ArrayList<String>();
        for (var document : Repository.documents()) {
            LINK.matcher(Repository.text(document))
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !Files.exists(document.getParent().resolve(target)))
                    .forEach(target -> broken.add(Repository.named(document) + ": " + target));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void a_decision_is_one_page_with_five_headings() {
        for (var decision : decisions()) {
            var headings = Repository.text(decision)
                    .lines()
                    .filter(line -> line.startsWith("## "))
                    .map(line -> line.substring(3).strip())
                    .toList();

            assertThat(headings).as(Repository.named(decision)).isEqualTo(HEADINGS);
            assertThat(Repository.text(decision).lines().count())
                    .as(Repository.named(decision))
                    .isLessThan(90);
        }
    }

    @Test
    void every_decision_stands_in_the_index_and_the_index_names_no_other() {
        var index = Repository.text("docs/decisions/README.md");
        var listed = Pattern.compile("\\((\\d{4}-[a-z0-9-]+\\.md)\\)")
                .matcher(index)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Set<String> there =
                decisions().stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());

        assertThat(listed).isEqualTo(there);
    }

    @Test
    void the_numbered_steps_of_filing_are_the_numbers_in_the_code() {
        var steps = Pattern.compile("(?m)^(\\d)\\. ")
                .matcher(Repository.text("docs/filing.md"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(steps).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    private static List<Path> decisions() {
        return Repository.documents().stream()
                .filter(file -> Repository.named(file).matches("docs/decisions/\\d{4}-.*\\.md"))
                .toList();
    }
}
