package org.rowan.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.FilmMoment;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Source;
import org.rowan.port.Receipt;
import org.rowan.referral.FilingEvent;
import org.rowan.screening.Strength;

class StoredTest {

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        EveryEvent.ofCases().forEach(e -> texts.add("case " + Stored.text(e)));
        EveryEvent.ofFilings().forEach(e -> texts.add("filing " + Stored.text(e)));
        EveryEvent.receipts().forEach(r -> texts.add("receipt " + Stored.text(r)));
        return texts;
    }

    @Test
    void every_event_reads_as_it_was_written() throws IOException {
        for (CaseEvent event : EveryEvent.ofCases()) {
            assertThat(Stored.caseEvent(Stored.text(event))).isEqualTo(event);
        }
        for (FilingEvent event : EveryEvent.ofFilings()) {
            assertThat(Stored.filingEvent(Stored.text(event))).isEqualTo(event);
        }
        for (Receipt receipt : EveryEvent.receipts()) {
            assertThat(Stored.receipt(Stored.text(receipt))).isEqualTo(receipt);
        }
    }

    /// What was written once is written the same for ever, and so can be read for ever. Lines are only
    /// added.
    @Test
    void a_match_in_a_film_reads_as_it_was_written() throws IOException {
        MatchFact still = EveryEvent.match();
        MatchFact inFilm = new MatchFact(
                still.listId(),
                still.list(),
                still.source(),
                still.drill(),
                still.type(),
                still.record(),
                still.distance(),
                still.variant(),
                Optional.of(new FilmMoment(250, 10_010)));
        CaseEvent.Opened opened = new CaseEvent.Opened(
                EveryEvent.AT, Source.HASH_MATCH, EveryEvent.item(true), List.of(still, inFilm), Strength.WEAK);
        assertThat(Stored.caseEvent(Stored.text(opened))).isEqualTo(opened);
    }

    @Test
    void every_event_is_written_as_the_golden_file_has_it() throws IOException {
        try (var golden = StoredTest.class.getResourceAsStream("events-1.txt")) {
            assertThat(golden).as("the golden file").isNotNull();
            List<String> lines = new String(golden.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(String.join("\n", texts())).isEqualTo(String.join("\n", lines));
        }
    }

    @Test
    void every_kind_of_event_is_among_them() {
        Set<String> words = new TreeSet<>();
        for (Class<?> family : Words.families()) {
            kinds(family).forEach(kind -> words.add(Words.of(kind)));
        }
        String all = String.join("\n", texts());
        assertThat(words.stream().filter(w -> !all.contains("\"type\":\"" + w + "\"")))
                .isEmpty();
        for (Class<?> family : Words.families()) {
            List<String> own = kinds(family).map(Words::of).toList();
            assertThat(own).as("words of " + family.getSimpleName()).doesNotHaveDuplicates();
        }
    }

    /// The cases of a family, those of its families included.
    private static Stream<Class<?>> kinds(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(kind));
    }

    @Test
    void what_a_newer_version_added_is_skipped() throws IOException {
        CaseEvent released = EveryEvent.ofCases().stream()
                .filter(CaseEvent.Released.class::isInstance)
                .findFirst()
                .orElseThrow();
        String added = Stored.text(released).replace("{\"v\":1,", "{\"v\":1,\"mood\":{\"deep\":[1]},");
        assertThat(Stored.caseEvent(added)).isEqualTo(released);
    }

    @Test
    void a_list_that_was_not_there_yet_reads_as_empty() throws IOException {
        String old = "{\"v\":1,\"type\":\"evidence-destroyed\",\"at\":\"2026-11-24T12:00:00Z\"}";
        assertThat(((CaseEvent.EvidenceDestroyed) Stored.caseEvent(old)).evidence())
                .isEmpty();
    }

    @Test
    void whatever_cannot_be_read_is_an_error_that_names_the_place_and_not_the_value() {
        String good = "{\"v\":1,\"type\":\"released\",\"at\":\"2026-11-24T12:00:00Z\",\"by\":\"reviewer.one\"}";
        for (String[] forged : new String[][] {
            {good.replace("\"v\":1", "\"v\":2"), "form 1 was expected; got 2"},
            {good.replace("\"v\":1,", ""), "form 1 was expected; got 0"},
            {good.replace("released", "secret-word"), "got another word"},
            {good.replace("\"reviewer.one\"", "\"Secret Name\""), "\".by\""},
            {good.replace("\"reviewer.one\"", "17"), "a text was expected"},
            {good.replace(",\"by\":\"reviewer.one\"", ""), "got nothing"},
            {good.replace("12:00:00Z", "secret"), "\".at\""},
            {good.substring(5), "JSON was expected"},
            {"", "form 1 was expected; got 0"},
        }) {
            assertThatThrownBy(() -> Stored.caseEvent(forged[0]))
                    .as(forged[1])
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(forged[1])
                    .hasMessageNotContaining("ecret");
        }
    }

    @Test
    void words_are_ours_and_no_class_names() {
        assertThat(kinds(CaseEvent.class).map(Words::of).collect(Collectors.toSet()))
                .allMatch(word -> word.matches("[a-z]+(-[a-z]+)*"));
    }
}
