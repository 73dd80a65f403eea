package org.rowan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.Told;
import org.rowan.port.Exchange;

/// What every client of a list exchange does, whatever its counterpart does.
public interface WireContract {
    Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /// Short waits; answers up to a mebibyte.
    Patience PATIENCE = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(20), 2, Duration.ofMillis(1), Duration.ofSeconds(2), 1 << 20);

    Exchange exchange();

    SimulatedServer server();

    /// Adds `count` records that are told at `NOW`.
    void add(int count);

    /// Later than `NOW`, by more than any overlap.
    Instant LATER = NOW.plusSeconds(3_600);

    /// Withdraws one record, between `NOW` and `LATER`.
    void withdraw();

    /// What may stand in no message.
    List<String> secrets();

    private Walked walked() throws IOException {
        return new Walked(exchange()).on(NOW);
    }

    private Page page(Cursor cursor, Instant now) throws IOException {
        Fetched fetched = exchange().fetch(cursor, now);
        assertThat(fetched).isInstanceOf(Fetched.Got.class);
        return ((Fetched.Got) fetched).page();
    }

    private void order(Fault.Kind kind, int times, int value) {
        server().faults().add(new Fault(kind, times, value));
    }

    private void assertSilent(String text) {
        secrets().forEach(secret -> assertThat(text).doesNotContain(secret));
    }

    private String failure(Cursor cursor) {
        Throwable thrown = catchThrowable(() -> exchange().fetch(cursor, NOW));
        assertThat(thrown).isInstanceOf(IOException.class);
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertSilent(trace.toString());
        return thrown.getMessage();
    }

    @Test
    default void every_record_is_fetched_over_several_pages_and_a_withdrawn_one_is_gone() throws IOException {
        add(23);
        Walked walked = walked();
        assertThat(walked.records()).hasSize(23);
        assertThat(walked.records().values()).allSatisfy(e -> {
            assertThat(e.signals()).isNotEmpty();
            assertThat(e.raw().length()).isPositive();
        });
        withdraw();
        assertThat(new Walked(exchange()).on(LATER).records()).hasSize(22);
        assertThat(walked.on(LATER).records()).hasSize(22);
    }

    @Test
    default void what_was_fetched_to_the_end_is_up_to_date_and_stays_so() throws IOException {
        add(3);
        Walked walked = walked();
        Page again = page(walked.cursor(), NOW);
        assertThat(again.upToDate()).isTrue();
    }

    @Test
    default void nothing_at_all_is_an_empty_list_and_no_error() throws IOException {
        assertThat(walked().records()).isEmpty();
    }

    @Test
    default void the_same_cursor_asked_twice_gives_the_same_page() throws IOException {
        add(23);
        Cursor cursor = exchange().start();
        for (int i = 0; i < 60; i++) {
            Page first = page(cursor, NOW);
            Page second = page(cursor, NOW);
            assertThat(second.told()).isEqualTo(first.told());
            assertThat(second.next()).isEqualTo(first.next());
            if (first.upToDate()) {
                return;
            }
            cursor = first.next();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_500", "TOO_MANY", "LOST", "CUT"})
    default void what_passes_is_asked_again(Fault.Kind kind) throws IOException {
        add(3);
        order(kind, 2, 0);
        assertThat(walked().records()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_500", "TOO_MANY", "LOST", "CUT", "GARBAGE", "TRUNCATED", "HUGE"})
    default void what_does_not_pass_is_an_error_and_the_same_cursor_works_later(Fault.Kind kind) throws IOException {
        add(3);
        Cursor start = exchange().start();
        order(kind, 10, kind == Fault.Kind.HUGE ? 2 : 0);
        assertThat(failure(start)).isNotEmpty();
        server().faults().clear();
        assertThat(walked().records()).hasSize(3);
    }

    @Test
    default void a_wait_that_is_too_long_is_an_error_that_says_how_long() {
        order(Fault.Kind.TOO_MANY, 1, 3_600);
        assertThat(failure(exchange().start())).contains("come again in 3600 s");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORISED", "REDIRECT"})
    default void a_refusal_is_told_to_the_operator_without_a_secret(Fault.Kind kind) throws IOException {
        order(kind, 1, 0);
        Fetched fetched = exchange().fetch(exchange().start(), NOW);
        assertThat(fetched).isInstanceOf(Fetched.Refused.class);
        assertSilent(fetched.toString());
        assertThat(server().faults().pending()).isEmpty();
    }

    @Test
    default void a_next_page_elsewhere_is_never_asked() throws IOException {
        add(23);
        Walked walked = new Walked(exchange());
        order(Fault.Kind.FOREIGN_NEXT, 200, 0);
        assertThatThrownBy(() -> walked.on(NOW)).isInstanceOf(IOException.class).hasMessageContaining("was not asked");
        server().faults().clear();
        assertThat(walked.on(NOW).records()).hasSize(23);
    }

    @Test
    default void a_page_that_leads_to_itself_is_no_endless_walk() {
        add(23);
        order(Fault.Kind.SAME_NEXT, 5_000, 0);
        assertThatThrownBy(() -> walked()).isInstanceOf(IOException.class);
    }

    @Test
    default void a_forgotten_page_begins_anew_and_loses_nothing() throws IOException {
        add(23);
        Walked walked = new Walked(exchange());
        for (int i = 0; i < 400; i++) {
            if (walked.cursor().text().contains("http") || walked.records().size() > 3) {
                break;
            }
            walked.step(NOW);
        }
        order(Fault.Kind.EXPIRED, 1, 0);
        assertThat(walked.on(NOW).records()).hasSize(23);
        assertThat(server().faults().pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_COUNT", "MALFORMED_RECORD", "UNKNOWN_ELEMENT", "DEGENERATE"})
    default void what_is_not_understood_is_counted_and_the_rest_is_taken(Fault.Kind kind) throws IOException {
        add(3);
        order(kind, 300, 0);
        Walked walked = walked();
        assertThat(walked.records().values().stream().filter(e -> !e.signals().isEmpty()))
                .hasSize(3);
        assertThat(walked.ignored()).isNotEmpty();
        assertThat(walked.ignored().keySet()).allMatch(name -> name.matches("[ -~]{1,60}"));
    }

    @Test
    default void a_cursor_that_is_not_ours_means_everything_anew() throws IOException {
        for (String text : List.of("x", "1 2", "9 9 9 9", "1 a b c", "{}", "1 1 1 1 1 1 1 1 1 1")) {
            assertThat(exchange().fetch(new Cursor(text), NOW)).as(text).isInstanceOf(Fetched.Expired.class);
        }
    }

    @Test
    default void no_cursor_holds_a_secret() throws IOException {
        add(23);
        Walked walked = new Walked(exchange());
        for (int i = 0; i < 400; i++) {
            assertSilent(walked.cursor().text());
            if (walked.step(NOW)) {
                return;
            }
        }
    }

    @Test
    default void the_last_word_on_a_key_is_a_withdrawal() throws IOException {
        add(1);
        withdraw();
        Page page = new Page(List.of(), exchange().start(), false, new java.util.TreeMap<>());
        int gone = 0;
        for (int i = 0; i < 400 && !page.upToDate(); i++) {
            page = page(page.next(), LATER);
            gone += (int) page.told().stream()
                    .filter(Told.Withdrawn.class::isInstance)
                    .count();
        }
        assertThat(gone).isEqualTo(1);
    }
}
