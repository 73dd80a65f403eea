package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.listed;
import static org.rowan.testkit.flows.World.unlisted;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Item;
import org.rowan.cases.Noticed;
import org.rowan.cases.Source;
import org.rowan.flow.Intake;
import org.rowan.flow.Submission;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Conduct;
import org.rowan.incident.FileStatement;
import org.rowan.incident.Party;
import org.rowan.incident.Profile;
import org.rowan.port.Change.Counter;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Outcome;

class NoticeTest {
    private final World world = new World();

    private Item item(Noticed.By by, boolean drill) {
        return world.upload("any", unlisted()).item().with(new Noticed(by, world.clock.instant(), drill));
    }

    private static Circumstances doing(Instant at) {
        return new Circumstances(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Conduct(at, new Personal<>("asked for a meeting"))),
                Optional.empty(),
                FileStatement.NONE);
    }

    private Receipt accept(Item item, Submission.Payload payload) throws IOException {
        Submission notice = new Submission("forum", "k", item, payload);
        return ((Intake.Answered) world.start().intake().accept(notice)).receipt();
    }

    private CaseFile opened(Receipt receipt) throws IOException {
        return world.file(receipt.caseId().orElseThrow());
    }

    @Test
    void words_alone_open_a_case_without_any_list_and_are_compared_with_nothing() throws IOException {
        Item item = item(Noticed.By.USER, false).with(doing(world.clock.instant()));
        Receipt receipt = accept(item, new Submission.Words());

        assertThat(receipt.outcome()).isEqualTo(Outcome.NOTICED);
        assertThat(receipt.compared()).isZero();
        assertThat(receipt.why()).isEmpty();
        assertThat(opened(receipt).opened().source()).isEqualTo(Source.NOTICED);
        assertThat(opened(receipt).opened().item()).isEqualTo(item);
        assertThat(opened(receipt).evidence()).isEmpty();
        assertThat(opened(receipt).drill()).isFalse();
        assertThat(world.journal.count(Counter.SCANNED)).isZero();
        assertThat(world.journal.count(Counter.NOTICED)).isEqualTo(1);
        assertThat(world.journal.count(Counter.USER_REPORT)).isEqualTo(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_noticed_file_that_no_list_knows_is_sealed_for_a_person() throws IOException {
        world.drillList();
        Receipt receipt = accept(item(Noticed.By.MODERATOR, false), new Submission.File(unlisted()));

        assertThat(receipt.outcome()).isEqualTo(Outcome.NOTICED);
        assertThat(receipt.compared()).isEqualTo(2);
        assertThat(opened(receipt).evidence()).hasSize(1);
        assertThat(world.vault.size()).isEqualTo(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_noticed_file_that_could_not_be_compared_waits_too_and_says_why() throws IOException {
        world.drillList();
        Receipt receipt =
                accept(item(Noticed.By.THIRD_PARTY, false), new Submission.File(Bytes.utf8("no picture at all")));

        assertThat(receipt.outcome()).isEqualTo(Outcome.NOTICED);
        assertThat(receipt.why()).isPresent();
        assertThat(receipt.undecodable()).isPresent();
        assertThat(opened(receipt).evidence()).hasSize(1);
    }

    @Test
    void a_noticed_file_that_a_list_knows_is_a_match_and_stays_a_notice() throws IOException {
        world.drillList();
        Receipt receipt = accept(item(Noticed.By.BEHAVIOUR, false), new Submission.File(listed()));

        assertThat(receipt.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(opened(receipt).opened().source()).isEqualTo(Source.NOTICED);
        assertThat(opened(receipt).opened().matches()).isNotEmpty();
        assertThat(world.journal.count(Counter.USER_REPORT))
                .as("a system is no user")
                .isZero();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_practice_notice_is_a_drill() throws IOException {
        Item item = item(Noticed.By.USER, true).with(doing(world.clock.instant()));
        assertThat(opened(accept(item, new Submission.Words())).drill()).isTrue();
    }

    @Test
    void words_without_substance_are_refused() {
        Party somebody = Party.of(Profile.UNKNOWN);
        Circumstances names = new Circumstances(
                Optional.of(somebody),
                List.of(somebody),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                FileStatement.NONE);
        Item item = item(Noticed.By.BEHAVIOUR, false).with(names);
        assertThatThrownBy(() -> new Submission("forum", "k", item, new Submission.Words()))
                .hasMessageContaining("states what was said or done");
    }

    @Test
    void words_that_nobody_noticed_are_refused() {
        Item item = world.upload("any", unlisted()).item().with(doing(world.clock.instant()));
        assertThatThrownBy(() -> new Submission("forum", "k", item, new Submission.Words()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_notice_repeated_is_answered_as_before_and_one_that_says_more_is_refused() throws IOException {
        Item item = item(Noticed.By.USER, false).with(doing(world.clock.instant()));
        Receipt first = accept(item, new Submission.Words());
        assertThat(accept(item, new Submission.Words())).isEqualTo(first);

        Item other = item.with(new Noticed(Noticed.By.MODERATOR, world.clock.instant(), false));
        assertThat(world.start().intake().accept(new Submission("forum", "k", other, new Submission.Words())))
                .isEqualTo(new Intake.Refused(Intake.Refusal.KEY_REUSED));
        assertThat(world.journal.allCases()).hasSize(1);
    }

    @Test
    void a_notice_from_the_future_is_refused() throws IOException {
        Instant ahead = world.clock.instant().plus(Duration.ofHours(1));
        Item item = item(Noticed.By.USER, false)
                .with(new Noticed(Noticed.By.USER, ahead, false))
                .with(doing(world.clock.instant()));
        assertThat(world.start().intake().accept(new Submission("forum", "k", item, new Submission.Words())))
                .isEqualTo(new Intake.Refused(Intake.Refusal.CLOCK_AHEAD));
    }
}
