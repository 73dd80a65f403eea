package org.rowan.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.rowan.base.Personal;

/// What the types admit, and for each the twin they do not. No refusal repeats the value.
class IncidentTest {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    private static Personal<String> said(String text) {
        return new Personal<>(text);
    }

    private static void twins(ThrowingCallable good, ThrowingCallable bad) {
        assertThatCode(good).doesNotThrowAnyException();
        assertThatThrownBy(bad).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("secret");
    }

    @Test
    void what_was_not_verified_has_no_moment_of_verification() {
        twins(() -> new Verification(true, Optional.of(AT)), () -> new Verification(false, Optional.of(AT)));
    }

    @Test
    void a_number_does_not_repeat_its_calling_code_in_either_form() {
        twins(() -> phone("20", "+44", "12"), () -> phone("+4420secret", "+44", "12"));
        twins(() -> phone("20", "+44", "12"), () -> phone("004420secret", "+44", "12"));
    }

    @Test
    void calling_codes_and_extensions_are_digits() {
        twins(() -> phone("20", "+353", "1"), () -> phone("20", "0secret", "1"));
        twins(() -> phone("20", "+1", "0123456789"), () -> phone("20", "+1", "01234567890"));
    }

    private static Phone phone(String number, String code, String extension) {
        return new Phone(
                said(number), Optional.empty(), Optional.empty(), Optional.of(code), Optional.of(said(extension)));
    }

    @Test
    void a_country_is_one_of_the_standard() {
        twins(() -> new Country("GB"), () -> new Country("gb"));
        twins(() -> new Country("US"), () -> new Country("EU"));
    }

    @Test
    void a_closure_is_told_to_the_user_at_once_or_later_and_ends_later() {
        twins(() -> closure(AT, AT, AT.plusSeconds(1)), () -> closure(AT, AT.minusSeconds(1), AT.plusSeconds(1)));
        twins(() -> closure(AT, AT, AT.plusSeconds(1)), () -> closure(AT, AT, AT));
        twins(
                () -> new Closure(true, Optional.of(AT), Optional.of(true), Optional.of(AT), Optional.empty()),
                () -> new Closure(true, Optional.of(AT), Optional.of(false), Optional.of(AT), Optional.empty()));
    }

    private static Closure closure(Instant at, Instant told, Instant reopened) {
        return new Closure(true, Optional.of(at), Optional.of(true), Optional.of(told), Optional.of(reopened));
    }

    @Test
    void what_is_closed_for_good_is_not_opened_again() {
        Closure ends = closure(AT, AT, AT.plusSeconds(1));
        twins(() -> standing(Optional.of(ends), Optional.empty()), () -> standing(Optional.empty(), Optional.of(ends)));
    }

    private static Standing standing(Optional<Closure> temporarily, Optional<Closure> permanently) {
        return new Standing(Optional.empty(), temporarily, permanently, Optional.empty(), Optional.empty());
    }

    @Test
    void a_city_in_the_united_states_stands_with_its_state() {
        twins(() -> place("US", Optional.of(said("OR"))), () -> place("US", Optional.empty()));
        assertThatCode(() -> place("GB", Optional.empty())).doesNotThrowAnyException();
    }

    private static EstimatedPlace place(String country, Optional<Personal<String>> region) {
        return new EstimatedPlace(
                Optional.of(said("secret city")), region, new Country(country), Optional.empty(), Optional.empty());
    }

    @Test
    void a_linked_account_has_an_age_or_a_birth_date() {
        twins(() -> linked(Optional.empty()), () -> linked(Optional.of(new Personal<>(30))));
    }

    private static LinkedAccount linked(Optional<Personal<Integer>> age) {
        Individual holder = new Individual(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                age,
                Optional.of(new Personal<>(LocalDate.parse("1996-01-01"))));
        return new LinkedAccount(
                LinkedAccount.Kind.OTHER,
                Optional.empty(),
                holder,
                Profile.UNKNOWN,
                Standing.UNKNOWN,
                Traces.NONE,
                Optional.empty());
    }

    @Test
    void a_point_lies_on_earth_and_is_written_exactly() {
        twins(() -> new Coordinates(90_000_000, -180_000_000), () -> new Coordinates(90_000_001, 0));
        twins(() -> new Coordinates(0, 180_000_000), () -> new Coordinates(0, Integer.MIN_VALUE));
        assertThat(new Coordinates(-1, 51_500_000).latitudeText()).isEqualTo("-0.000001");
    }

    @Test
    void names_hashes_devices_and_words_are_not_blank() {
        twins(
                () -> new DeviceId("IMEI", said("1"), Optional.empty(), Optional.empty()),
                () -> new DeviceId("IMEI", said(" "), Optional.empty(), Optional.empty()));
        twins(() -> new FileStatement.OriginalHash("MD5", "0"), () -> new FileStatement.OriginalHash("", "0"));
        twins(() -> new FileStatement.Field("n", said("")), () -> new FileStatement.Field(" ", said("")));
        twins(() -> new Conduct(AT, said("did")), () -> new Conduct(AT, said(" ")));
        twins(() -> new EarlierReport(1, true), () -> new EarlierReport(0, true));
        twins(
                () -> new Excerpt(Optional.empty(), List.of(new Excerpt.Message(AT, said("a"), said("")))),
                () -> new Excerpt(Optional.empty(), List.of()));
    }
}
