package org.rowan.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    private static final FilingWords.Clock CLOCK = at -> "24 Nov 2026";
    private static final List<Class<?>> CATALOGUE = List.of(
            CaseWords.class,
            ReviewWords.class,
            FilingWords.class,
            OriginWords.class,
            TimelineWords.class,
            ListWords.class,
            UkWords.class);

    /// Every function of the catalogue that says one thing.
    static Stream<Method> functions() {
        return CATALOGUE.stream()
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers()) && m.getReturnType() == Text.class)
                .filter(m -> m.getParameterTypes()[0].isEnum() || m.getParameterTypes()[0].isSealed());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_case_has_words_in_both_languages(Method function) throws Exception {
        List<String> poor = new ArrayList<>();
        for (Object value : Samples.casesOf(function.getParameterTypes()[0])) {
            Text text = (Text)
                    (function.getParameterCount() == 1
                            ? function.invoke(null, value)
                            : function.invoke(null, value, CLOCK));
            if (!said(text)) poor.add(value + " → " + text);
        }
        assertThat(poor).isEmpty();
    }

    @Test
    void the_catalogue_speaks_of_every_outcome_that_people_meet() {
        assertThat(functions().map(m -> m.getParameterTypes()[0].getSimpleName()))
                .contains("Refusal", "Outcome", "CaseEvent", "FilingEvent", "FilingOutcome", "StepAnswer", "Next")
                .contains("Gap", "Retention", "Status", "Why", "Rung", "WhyUndecodable", "CaseState", "Priority");
    }

    static Stream<Said> phrases() {
        return Stream.of(
                        Phrase.values(),
                        CasePhrase.values(),
                        PeoplePhrase.values(),
                        UkPhrase.values(),
                        ListPhrase.values(),
                        KeptPhrase.values(),
                        DoorPhrase.values())
                .flatMap(Arrays::<Said>stream);
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void every_phrase_has_the_same_places_in_both_languages(Said phrase) {
        for (int i = 0; i < 10; i++) {
            String place = "{" + i + "}";
            assertThat(phrase.text().arabic().contains(place))
                    .isEqualTo(phrase.text().english().contains(place));
        }
    }

    @Test
    void a_latin_name_in_an_arabic_sentence_is_isolated() {
        Text text = new Text("{0} decided", "قرّر {0}").with("reviewer.one");

        assertThat(text.english()).isEqualTo("reviewer.one decided");
        assertThat(text.arabic()).isEqualTo("قرّر \u2068reviewer.one\u2069");
    }

    @Test
    void a_right_to_left_name_cannot_turn_an_english_sentence_around() {
        assertThat(new Text("{0} decided", "قرّر {0}").with("مراجع").english()).isEqualTo("\u2068مراجع\u2069 decided");
    }

    @Test
    void a_value_that_looks_like_a_place_stays_as_it_is() {
        assertThat(new Text("{0} and {1}", "{0} و{1}").with("{1}", "b").english())
                .isEqualTo("{1} and b");
    }

    private static boolean said(Text text) {
        boolean arabic = text.arabic()
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
        boolean filled =
                !text.english().matches(".*\\{\\d}.*") && !text.arabic().matches(".*\\{\\d}.*");
        return filled && (arabic || text.arabic().matches("[\\p{Alnum} ]+"));
    }
}
