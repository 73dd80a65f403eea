package org.rowan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.base.Personal;

class CircumstancesTest {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    private static Circumstances with(List<Place> places, List<Conduct> conduct, List<Party> victims) {
        return new Circumstances(
                Optional.empty(),
                List.of(),
                List.of(),
                victims,
                places,
                List.of(),
                conduct,
                Optional.empty(),
                FileStatement.NONE);
    }

    private static Place chat(String content) {
        return new Place.Chat(
                Optional.of("client"), Optional.empty(), Optional.of(new Personal<>(content)), Optional.empty());
    }

    @Test
    void words_that_were_exchanged_and_what_somebody_did_are_substance() {
        assertThat(with(List.of(chat("words")), List.of(), List.of()).hasSubstance())
                .isTrue();
        assertThat(with(List.of(), List.of(new Conduct(AT, new Personal<>("did"))), List.of())
                        .hasSubstance())
                .isTrue();
    }

    @Test
    void names_and_blank_words_alone_are_none() {
        Party victim = Party.of(Profile.of(new Personal<>("child-1")));
        assertThat(with(List.of(chat(" ")), List.of(), List.of(victim)).hasSubstance())
                .isFalse();
        assertThat(Circumstances.NONE.hasSubstance()).isFalse();
    }

    @Test
    void every_moment_that_is_stated_to_have_passed_is_found_and_a_future_opening_is_none() {
        Standing standing = new Standing(
                Optional.empty(),
                Optional.of(new Closure(
                        true,
                        Optional.of(AT),
                        Optional.of(true),
                        Optional.of(AT.plusSeconds(1)),
                        Optional.of(AT.plusSeconds(1_000)))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Traces traces = new Traces(
                List.of(new IpCapture(new Personal<>("192.0.2.1"), Optional.empty(), AT.plusSeconds(2))),
                List.of(new DeviceId("IMEI", new Personal<>("1"), Optional.empty(), Optional.of(AT.plusSeconds(3)))),
                Optional.empty(),
                List.of());
        Party victim = new Party(
                Individual.UNKNOWN,
                Profile.UNKNOWN,
                standing,
                traces,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(with(List.of(), List.of(), List.of(victim)).moments())
                .containsExactlyInAnyOrder(AT, AT.plusSeconds(1), AT.plusSeconds(2), AT.plusSeconds(3));
    }
}
