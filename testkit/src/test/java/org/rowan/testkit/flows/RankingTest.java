package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.listed;
import static org.rowan.testkit.flows.World.unlisted;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.CaseId;
import org.rowan.cases.ChildRisk;
import org.rowan.cases.Destination;
import org.rowan.cases.Item;
import org.rowan.cases.Noticed;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.RiskRank;
import org.rowan.cases.RiskReason;
import org.rowan.flow.Intake;
import org.rowan.flow.Ranking;
import org.rowan.flow.Submission;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Conduct;
import org.rowan.incident.FileStatement;
import org.rowan.incident.Party;
import org.rowan.incident.Profile;

class RankingTest {
    private final World world = new World();
    private final Ranking ranking = new Ranking(world.journal, world.keys, world.clock);
    private int sent;

    @BeforeEach
    void lists() throws IOException {
        world.drillList();
    }

    private static Circumstances stated(List<Party> others, List<Conduct> conduct) {
        return new Circumstances(
                Optional.empty(),
                others,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                conduct,
                Optional.empty(),
                FileStatement.NONE);
    }

    private static List<Party> accounts(int number) {
        return java.util.stream.IntStream.range(0, number)
                .mapToObj(i -> Party.of(Profile.of(new Personal<>("account-" + (i + 2)))))
                .toList();
    }

    private CaseId opened(Item item, Submission.Payload payload) throws IOException {
        var submission = new Submission("client-one", "key-" + ++sent, item, payload);
        return ((Intake.Answered) world.start().intake().accept(submission))
                .receipt()
                .caseId()
                .orElseThrow();
    }

    private Item item() {
        return world.item(world.clock.instant());
    }

    private CaseId matched(Circumstances circumstances) throws IOException {
        return opened(item().with(circumstances), new Submission.File(listed()));
    }

    private ChildRisk risk(CaseId id) {
        return ChildRisk.of(world.file(id));
    }

    @Test
    void a_known_picture_that_many_pass_on_may_wait_and_words_with_a_child_may_not() throws IOException {
        ChildRisk viral = risk(matched(stated(accounts(3), List.of())));
        assertThat(viral.rank()).isEqualTo(RiskRank.LOW);
        assertThat(viral.reasons()).containsExactly(RiskReason.KNOWN_FILE, RiskReason.PASSED_ON);
        Conduct threat = new Conduct(world.clock.instant(), new Personal<>("threatened to show it"));
        ChildRisk live = risk(matched(stated(List.of(), List.of(threat))));
        assertThat(live.rank()).isEqualTo(RiskRank.HIGH);
        assertThat(risk(matched(stated(accounts(3), List.of(threat)))).rank())
                .as("what is said outweighs that it is passed on")
                .isEqualTo(RiskRank.HIGH);
    }

    @Test
    void what_nobody_can_tell_is_never_low() throws IOException {
        Item noticed = item().with(new Noticed(Noticed.By.MODERATOR, world.clock.instant(), false));
        ChildRisk unknown = risk(opened(noticed, new Submission.File(unlisted())));
        assertThat(unknown.rank()).isEqualTo(RiskRank.MEDIUM);
        assertThat(unknown.reasons()).containsExactly(RiskReason.UNKNOWN_FILE);
        assertThat(risk(matched(stated(accounts(1), List.of()))).rank()).isEqualTo(RiskRank.MEDIUM);
        Item passedOn = noticed.with(stated(accounts(9), List.of()));
        assertThat(risk(opened(passedOn, new Submission.File(Bytes.utf8("no picture"))))
                        .rank())
                .isEqualTo(RiskRank.MEDIUM);
    }

    @Test
    void a_person_overrules_the_proposal_either_way_the_last_one_counts_and_the_log_has_all() throws IOException {
        CaseId id = matched(stated(accounts(3), List.of()));
        assertThat(ranking.rank(ONE, id, RiskRank.AT_ONCE, List.of(RiskReason.MEETING), Optional.empty()))
                .isEmpty();
        assertThat(risk(id).rank()).isEqualTo(RiskRank.AT_ONCE);
        assertThat(risk(id).proposed()).isEqualTo(RiskRank.LOW);
        assertThat(risk(id).reasons()).containsExactly(RiskReason.MEETING, RiskReason.KNOWN_FILE, RiskReason.PASSED_ON);
        assertThat(ranking.rank(TWO, id, RiskRank.MEDIUM, List.of(), Optional.of("the date is past")))
                .isEmpty();
        assertThat(risk(id).rank()).isEqualTo(RiskRank.MEDIUM);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_rank_without_a_why_or_with_a_reason_that_only_facts_give_is_none() throws IOException {
        CaseId id = world.matched("k");
        for (List<RiskReason> reasons : List.of(List.<RiskReason>of(), List.of(RiskReason.KNOWN_FILE))) {
            assertThatThrownBy(() -> ranking.rank(ONE, id, RiskRank.LOW, reasons, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ranking.rank(ONE, id, RiskRank.LOW, List.of(), Optional.of("x".repeat(3001))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(risk(id).set()).isEmpty();
    }

    @Test
    void whoever_may_not_review_or_stepped_back_ranks_nothing_nor_does_anybody_a_concluded_case() throws IOException {
        CaseId id = world.matched("k");
        assertThat(rank(ADMIN, id)).contains(Refusal.ROLE_MISSING);
        world.start().reviewing().recuse(ONE, id);
        assertThat(rank(ONE, id)).contains(Refusal.RECUSED);
        assertThat(rank(TWO, world.referred("r", Destination.NCMEC))).contains(Refusal.NOT_OPEN);
        assertThat(rank(TWO, new CaseId("C-AAAAAAAA"))).contains(Refusal.NO_SUCH_CASE);
    }

    private Optional<Refusal> rank(org.rowan.cases.Person who, CaseId id) throws IOException {
        return ranking.rank(who, id, RiskRank.HIGH, List.of(), Optional.of("why"));
    }

    @Test
    void ranking_needs_no_claim_and_decides_nothing() throws IOException {
        CaseId id = world.matched("k");
        world.start().reviewing().claim(TWO, id);
        assertThat(rank(ONE, id)).isEmpty();
        assertThat(world.file(id).claimedBy(Instant.from(world.clock.instant())))
                .contains(TWO.id());
        assertThat(world.file(id).decisions()).isEmpty();
    }
}
