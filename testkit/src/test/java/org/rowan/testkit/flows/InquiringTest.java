package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent.InquiryAnswered;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.Inquiries;
import org.rowan.cases.InquiryId;
import org.rowan.cases.InquiryRules;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.flow.Inquiring;
import org.rowan.port.Intent;

class InquiringTest {
    private static final Person FILER = new Person(new PersonId("filer-one"), Set.of(Role.FILER));
    private static final InquiryRules RULES =
            new InquiryRules(Period.ofDays(7), ZoneId.of("Europe/London"), Duration.ofDays(2), "P7D [S: a document]");

    private final World world = new World();
    private CaseId id = new CaseId("C-00000000");

    @BeforeEach
    void a_case_that_was_referred() throws IOException {
        world.drillList();
        id = world.referred("k", Destination.NCA);
    }

    private Inquiring inquiring() {
        return new Inquiring(world.journal, world.journal, world.keys, world.clock, RULES);
    }

    private Inquiring.Told told() {
        return told(world.clock.instant(), Optional.empty());
    }

    private static Inquiring.Told told(Instant received, Optional<Instant> due) {
        return new Inquiring.Told("NCA, IR-7", received, "who logged in, and when", Optional.empty(), due);
    }

    private InquiryId received() throws IOException {
        return ((Inquiring.Recorded) inquiring().received(FILER, id, told())).inquiry();
    }

    @Test
    void an_inquiry_is_due_as_the_rule_says_on_the_calendar_of_london() throws IOException {
        Instant winter = Instant.parse("2026-03-25T12:00:00Z");
        var recorded = (Inquiring.Recorded) inquiring().received(FILER, id, told(winter, Optional.empty()));
        assertThat(recorded.due()).as("summer time began between").isEqualTo("2026-04-01T11:00:00Z");
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_time_that_the_authority_set_outweighs_the_rule() throws IOException {
        Instant now = world.clock.instant();
        Instant tomorrow = now.plus(Duration.ofDays(1));
        var recorded = (Inquiring.Recorded) inquiring().received(FILER, id, told(now, Optional.of(tomorrow)));
        assertThat(recorded.due()).isEqualTo(tomorrow);
    }

    @Test
    void what_waits_is_listed_the_soonest_due_first_until_it_is_ended() throws IOException {
        InquiryId later = received();
        Instant now = world.clock.instant();
        InquiryId sooner = ((Inquiring.Recorded) inquiring()
                        .received(FILER, id, told(now, Optional.of(now.plus(Duration.ofHours(1))))))
                .inquiry();
        assertThat(open()).containsExactly(sooner, later);
        assertThat(inquiring().open(9).getFirst().inquiry().overdue(now)).isFalse();
        world.clock.advance(Duration.ofHours(1));
        assertThat(inquiring().open(9).getFirst().inquiry().overdue(world.clock.instant()))
                .isTrue();

        assertThat(inquiring().answered(FILER, sooner, "by telephone", false)).isEmpty();
        assertThat(inquiring().refused(LEAD, later, "no such account")).isEmpty();
        assertThat(open()).isEmpty();
        assertThat(Inquiries.of(world.file(id)).all()).noneMatch(Inquiries.One::open);
        LogOfCases.provesEverything(world.journal);
    }

    private List<InquiryId> open() throws IOException {
        return inquiring().open(9).stream()
                .map(open -> open.inquiry().received().inquiry())
                .toList();
    }

    @Test
    void an_inquiry_ends_once() throws IOException {
        InquiryId inquiry = received();
        assertThat(inquiring().answered(FILER, inquiry, "by telephone", false)).isEmpty();
        int version = world.file(id).version();
        assertThat(inquiring().answered(FILER, inquiry, "again", false)).contains(Refusal.NO_SUCH_INQUIRY);
        assertThat(inquiring().refused(FILER, inquiry, "after all not")).contains(Refusal.NO_SUCH_INQUIRY);
        assertThat(inquiring().refused(FILER, new InquiryId("Q-00000000"), "made up"))
                .contains(Refusal.NO_SUCH_INQUIRY);
        assertThat(world.file(id).version()).isEqualTo(version);
    }

    @Test
    void an_answer_names_the_records_pack_that_was_ordered_and_no_other() throws IOException {
        InquiryId inquiry = received();
        assertThat(inquiring().answered(FILER, inquiry, "a pack", true)).contains(Refusal.NO_PACK);
        assertThat(open()).containsExactly(inquiry);
        world.packing().order(LEAD, id, "NCA, IR-7", "an inquiry");
        Instant ordered = world.clock.instant();
        world.clock.advance(Duration.ofHours(1));
        assertThat(inquiring().answered(FILER, inquiry, "a pack", true)).isEmpty();
        assertThat(world.file(id).all(InquiryAnswered.class).getFirst().pack()).contains(ordered);
    }

    @Test
    void nobody_without_the_role_and_nobody_who_stepped_back_puts_anything_on_record() throws IOException {
        InquiryId inquiry = received();
        assertThat(inquiring().received(ONE, id, told())).isEqualTo(new Inquiring.Refused(Refusal.ROLE_MISSING));
        assertThat(inquiring().answered(ONE, inquiry, "words", false)).contains(Refusal.ROLE_MISSING);
        world.start().reviewing().recuse(LEAD, id);
        assertThat(inquiring().received(LEAD, id, told())).isEqualTo(new Inquiring.Refused(Refusal.RECUSED));
        assertThat(inquiring().refused(LEAD, inquiry, "words")).contains(Refusal.RECUSED);
        assertThat(open()).containsExactly(inquiry);
    }

    @Test
    void what_cannot_be_is_refused_and_nothing_is_put_on_record() throws IOException {
        Instant now = world.clock.instant();
        int version = world.file(id).version();
        assertThat(inquiring().received(FILER, id, told(now.plusSeconds(1), Optional.empty())))
                .isEqualTo(new Inquiring.Refused(Refusal.INQUIRY_TIMES));
        assertThat(inquiring().received(FILER, id, told(now, Optional.of(now))))
                .isEqualTo(new Inquiring.Refused(Refusal.INQUIRY_TIMES));
        assertThat(inquiring()
                        .received(
                                FILER,
                                id,
                                new Inquiring.Told("NCA", now, "words", Optional.of("F-00000000"), Optional.empty())))
                .isEqualTo(new Inquiring.Refused(Refusal.NO_SUCH_FILING));
        assertThat(inquiring().received(FILER, new CaseId("C-00000000"), told()))
                .isEqualTo(new Inquiring.Refused(Refusal.NO_SUCH_CASE));
        for (String authority : List.of(" ", "a\nb", "x".repeat(501))) {
            assertThatThrownBy(() -> inquiring()
                            .received(
                                    FILER,
                                    id,
                                    new Inquiring.Told(authority, now, "words", Optional.empty(), Optional.empty())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(world.file(id).version()).isEqualTo(version);
        assertThat(world.journal.planned(Intent.Kind.ANSWER, 9)).isEmpty();
    }

    @Test
    void no_worker_takes_an_inquiry_for_something_to_do_and_filing_goes_on() throws IOException {
        InquiryId inquiry = received();
        world.clock.advance(Duration.ofDays(30));
        world.fileAll();
        assertThat(world.file(id).filed()).hasSize(1);
        assertThat(open()).containsExactly(inquiry);
    }
}
