package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Completeness;
import org.rowan.cases.Destination;
import org.rowan.cases.Facts;
import org.rowan.cases.Item;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.flow.Delivering;
import org.rowan.flow.Enriching;
import org.rowan.flow.Enriching.Why;
import org.rowan.flow.HookPlan;
import org.rowan.flow.ReportNeeds;
import org.rowan.flow.Requesting;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.incident.Circumstances;
import org.rowan.incident.IpCapture;
import org.rowan.incident.Occasion;
import org.rowan.incident.Party;
import org.rowan.incident.Profile;
import org.rowan.incident.Traces;
import org.rowan.port.ServiceHook.Took;
import org.rowan.testkit.contracts.Stated;
import org.rowan.testkit.fakes.FakeHook;

/// What the service tells when it is asked, and what a referral needs.
class EnrichingTest {
    private static final List<Need> NEEDS = List.of(Need.ACCOUNT, Need.NAMES, Need.LOGIN_ADDRESSES);

    private final World world = new World();
    private final FakeHook service = new FakeHook();
    private final HookPlan plan = new HookPlan(
            "main",
            Set.of(Ask.Kind.ENRICH),
            Set.of(),
            Set.of(),
            HookPlan.Drills.TOO,
            Duration.ofDays(14),
            Period.ofMonths(3));
    private CaseId id = new CaseId("C-00000000");

    @BeforeEach
    void opened() throws IOException {
        world.drillList();
        id = world.matched("k");
    }

    private Enriching enriching() {
        return new Enriching(world.journal, world.keys, world.clock, Duration.ofMinutes(5));
    }

    private Requesting requesting() {
        return new Requesting(world.journal, world.clock, new ServiceAsks(List.of(plan), world.keys));
    }

    private Reviewing reviewing() {
        return new Reviewing(
                world.journal,
                world.keys,
                world.clock,
                world.reviewRules,
                World.REPORTER,
                Map.of(Destination.NCMEC, world.ncmec),
                List.of(plan),
                new ReportNeeds(Map.of(Destination.NCMEC, NEEDS), true));
    }

    private DeliveryId asked() throws IOException {
        return ((Requesting.Asked) requesting().ask(ONE, id, Ask.Kind.ENRICH, "for the report"))
                .deliveries()
                .getFirst();
    }

    private Facts logins(String account, Instant at) {
        IpCapture login = new IpCapture(
                new Personal<>("192.0.2.9"), Optional.of(4_711), at, Optional.of(Occasion.LOGIN), Optional.empty());
        Party bare = Party.of(Profile.of(new Personal<>(account)));
        Party party = new Party(
                bare.person(),
                bare.profile(),
                bare.standing(),
                new Traces(List.of(login), List.of(), Optional.empty(), List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Circumstances stated = new Circumstances(
                Optional.of(party),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Circumstances.NONE.file());
        return new Facts(Optional.empty(), Optional.empty(), stated, List.of());
    }

    private Facts lacking(Need need) {
        return new Facts(
                Optional.empty(),
                Optional.empty(),
                Circumstances.NONE,
                List.of(new Facts.Lacking(need, "it is not asked for at sign-up")));
    }

    private List<Need> gaps() {
        return reviewing().completeness(world.file(id)).getFirst().gaps();
    }

    private Completeness.Standing standing(Need need) {
        return Completeness.standing(world.file(id), need);
    }

    @Test
    void a_gap_is_unknown_then_asked_for_then_held_or_not_held_because() throws IOException {
        assertThat(standing(Need.LOGIN_ADDRESSES)).isEqualTo(new Completeness.Unknown());
        DeliveryId delivery = asked();
        assertThat(standing(Need.LOGIN_ADDRESSES)).isEqualTo(new Completeness.Asked(world.clock.instant()));
        assertThat(enriching().state(id, delivery, "forum", logins("account-1", world.clock.instant())))
                .isEqualTo(new Enriching.Added());
        assertThat(standing(Need.LOGIN_ADDRESSES)).isEqualTo(new Completeness.Held());
        assertThat(enriching().state(id, delivery, "forum", lacking(Need.NAMES)))
                .isEqualTo(new Enriching.Added());
        assertThat(standing(Need.NAMES))
                .isEqualTo(new Completeness.NotHeld("it is not asked for at sign-up", Optional.empty()));
        assertThat(enriching().notHeld(ONE, id, Need.DEVICES, "a web page alone"))
                .isEmpty();
        assertThat(standing(Need.DEVICES))
                .isEqualTo(new Completeness.NotHeld("a web page alone", Optional.of(ONE.id())));
        assertThat(gaps()).isEmpty();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void what_is_held_is_not_asked_for_and_what_is_known_not_to_be_neither() throws IOException {
        enriching().notHeld(ONE, id, Need.CHILDREN, "nobody knows");
        asked();
        Ask.Enrich enrich = (Ask.Enrich)
                world.file(id).all(CaseEvent.ServiceAsked.class).getFirst().ask();
        assertThat(enrich.wanted())
                .contains(Need.NAMES, Need.LOGIN_ADDRESSES)
                .doesNotContain(Need.ACCOUNT, Need.SHARING_ADDRESS, Need.CHILDREN);
    }

    @Test
    void what_was_stated_at_the_upload_is_never_changed_and_the_referral_has_both() throws IOException {
        Item before = world.file(id).item();
        Account told = new Account(
                new Personal<>("account-1"),
                Optional.of(new Personal<>("a name")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        IpCapture other = new IpCapture(new Personal<>("198.51.100.1"), Optional.of(1), before.sharedAt());
        Facts facts = new Facts(Optional.of(told), Optional.of(other), Circumstances.NONE, List.of());
        enriching().state(id, asked(), "forum", facts);
        Item after = world.file(id).item();
        assertThat(after.from()).as("what the upload said").isEqualTo(before.from());
        assertThat(after.account().screenName()).contains(new Personal<>("a name"));
        assertThat(world.file(id).opened().item()).as("the history").isEqualTo(before);

        enriching().notHeld(ONE, id, Need.LOGIN_ADDRESSES, "kept for a day");
        reviewing().decide(ONE, id, refer(Destination.NCMEC));
        reviewing().decide(TWO, id, refer(Destination.NCMEC));
        world.fileAll();
        assertThat(world.ncmec.finished().getFirst().referral().item()).isEqualTo(after);
    }

    @Test
    void whoever_was_not_asked_tells_nothing() throws IOException {
        Facts facts = logins("account-1", world.clock.instant());
        DeliveryId made = new DeliveryId("D-0000000000000000");
        assertThat(enriching().state(id, made, "forum", facts)).isEqualTo(new Enriching.Refused(Why.NOT_ASKED));
        DeliveryId delivery = asked();
        CaseId other = world.matched("another");
        assertThat(enriching().state(other, delivery, "forum", facts))
                .as("the name of a request about another case")
                .isEqualTo(new Enriching.Refused(Why.NOT_ASKED));
    }

    @Test
    void facts_about_another_account_from_the_future_or_about_nothing_are_refused() throws IOException {
        DeliveryId delivery = asked();
        Instant now = world.clock.instant();
        assertThat(enriching().state(id, delivery, "forum", logins("account-2", now)))
                .isEqualTo(new Enriching.Refused(Why.OTHER_ACCOUNT));
        assertThat(enriching().state(id, delivery, "forum", logins("account-1", now.plusSeconds(301))))
                .isEqualTo(new Enriching.Refused(Why.CLOCK_AHEAD));
        assertThat(enriching()
                        .state(
                                id,
                                delivery,
                                "forum",
                                new Facts(Optional.empty(), Optional.empty(), Circumstances.NONE, List.of())))
                .isEqualTo(new Enriching.Refused(Why.EMPTY));
        assertThat(world.file(id).all(CaseEvent.FactsStated.class)).isEmpty();
    }

    @Test
    void the_same_facts_again_are_added_once() throws IOException {
        DeliveryId delivery = asked();
        Facts facts = logins("account-1", world.clock.instant());
        assertThat(enriching().state(id, delivery, "forum", facts)).isEqualTo(new Enriching.Added());
        assertThat(enriching().state(id, delivery, "forum", facts)).isEqualTo(new Enriching.Repeated());
        assertThat(world.file(id).all(CaseEvent.FactsStated.class)).hasSize(1);
    }

    @Test
    void an_answer_that_nothing_was_made_of_is_said_and_the_request_counts_as_taken() throws IOException {
        asked();
        service.answers(new Took(Optional.of(Bytes.utf8("{}"))));
        Delivering delivering = new Delivering(
                world.journal,
                world.keys,
                world.clock,
                Map.of("main", service),
                Delivering.Pace.DEFAULT,
                (about, delivery, hook, answer) -> Optional.of("It tells nothing."));
        while (delivering.advance()) {}
        assertThat(world.file(id).all(CaseEvent.ServiceTook.class))
                .singleElement()
                .matches(took -> took.remark().equals(Optional.of("It tells nothing.")));
    }

    @Test
    void sending_needs_a_pass_or_a_written_reason_from_each_who_decides() throws IOException {
        Refer refer = refer(Destination.NCMEC);
        assertThat(reviewing().decide(ONE, id, refer))
                .isEqualTo(new Reviewing.Thin(Destination.NCMEC, List.of(Need.NAMES, Need.LOGIN_ADDRESSES)));
        assertThat(world.file(id).decisions()).as("nothing was decided").isEmpty();
        Optional<String> why = Optional.of("the service is closed at night");
        assertThat(reviewing().decide(ONE, id, refer, why)).isInstanceOf(Reviewing.Done.class);
        assertThat(reviewing().decide(TWO, id, refer)).isInstanceOf(Reviewing.Thin.class);
        assertThat(reviewing().decide(TWO, id, refer, why)).isInstanceOf(Reviewing.Done.class);
        assertThat(world.file(id).all(CaseEvent.GapsAccepted.class))
                .hasSize(2)
                .allMatch(gaps -> gaps.gaps().equals(List.of(Need.NAMES, Need.LOGIN_ADDRESSES)));
        assertThatThrownBy(() -> reviewing().decide(ONE, world.matched("x"), refer, Optional.of(" ")))
                .isInstanceOf(IllegalArgumentException.class);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_child_at_immediate_risk_does_not_wait_for_facts() throws IOException {
        Refer urgent = new Refer(
                Destination.NCMEC,
                refer(Destination.NCMEC).incident(),
                Optional.empty(),
                Optional.of("a meeting is arranged for tonight"),
                "urgent");
        assertThat(reviewing().decide(ONE, id, urgent)).isInstanceOf(Reviewing.Done.class);
        assertThat(world.file(id).all(CaseEvent.GapsAccepted.class)).isEmpty();
    }

    @Test
    void notes_are_for_reviewers_and_not_about_what_is_held() throws IOException {
        assertThat(enriching().notHeld(World.ADMIN, id, Need.NAMES, "why")).isPresent();
        assertThat(enriching().notHeld(ONE, id, Need.ACCOUNT, "why")).isPresent();
        world.start().reviewing().recuse(ONE, id);
        assertThat(enriching().notHeld(ONE, id, Need.NAMES, "why")).isPresent();
        assertThat(enriching().notHeld(LEAD, id, Need.NAMES, "why")).isEmpty();
    }

    /// Whatever is stated once and again is there once; whatever is stated twice in parts is there whole.
    @Test
    void facts_add_up() {
        Circumstances all = Stated.all();
        assertThat(all.and(all)).isEqualTo(all);
        assertThat(all.and(Circumstances.NONE)).isEqualTo(all);
        assertThat(Circumstances.NONE.and(all)).isEqualTo(all);
    }
}
