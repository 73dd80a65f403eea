package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.UkLink;
import org.rowan.cases.UkLink.Ground;
import org.rowan.flow.Reviewing;
import org.rowan.referral.Drafted;
import org.rowan.referral.Gap;
import org.rowan.referral.Referral;

class UkLinkTest {
    private static final UkLink CHILD = new UkLink(List.of(Ground.CHILD));
    private static final UkLink SUSPECT = new UkLink(List.of(Ground.SUSPECT));

    private final World world = new World();
    private CaseId id = new CaseId("C-00000000");

    @BeforeEach
    void a_case() throws IOException {
        world.drillList();
        world.nca.askUkLink();
        id = world.matched("k");
    }

    @Test
    void a_referral_that_does_not_say_how_it_is_linked_is_not_decided() throws IOException {
        assertThat(world.start().reviewing().decide(ONE, id, refer(Destination.NCA)))
                .isEqualTo(new Reviewing.Incomplete(List.of(Gap.UK_LINK)));
        assertThat(world.file(id).decisions()).isEmpty();
    }

    @Test
    void another_destination_is_not_asked_for_it() throws IOException {
        assertThat(world.start().reviewing().decide(ONE, id, refer(Destination.NCMEC)))
                .isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void that_no_link_is_known_is_an_answer() throws IOException {
        assertThat(frozen(UkLink.NONE_KNOWN, UkLink.NONE_KNOWN).link()).contains(UkLink.NONE_KNOWN);
    }

    @Test
    void what_each_of_two_reviewers_knows_is_told_together() throws IOException {
        assertThat(frozen(SUSPECT, CHILD).link()).contains(new UkLink(List.of(Ground.SUSPECT, Ground.CHILD)));
    }

    @Test
    void a_ground_that_one_knows_outweighs_that_the_other_knows_none() throws IOException {
        assertThat(frozen(UkLink.NONE_KNOWN, CHILD).link()).contains(CHILD);
    }

    @Test
    void the_second_reviewer_has_to_say_it_too() throws IOException {
        world.start().reviewing().decide(ONE, id, refer(Destination.NCA).linked(CHILD));
        assertThat(world.start().reviewing().decide(TWO, id, refer(Destination.NCA)))
                .isEqualTo(new Reviewing.Incomplete(List.of(Gap.UK_LINK)));
    }

    @Test
    void a_preview_does_not_tell_what_another_knows() throws IOException {
        world.start().reviewing().decide(ONE, id, refer(Destination.NCA).linked(CHILD));
        Drafted drafted = world.start()
                .reviewing()
                .preview(world.file(id), refer(Destination.NCA).linked(SUSPECT));
        assertThat(((Drafted.Complete) drafted).referral().link()).isEqualTo(Optional.of(SUSPECT));
    }

    @Test
    void a_ground_named_twice_counts_once_and_the_order_is_that_of_the_law() {
        assertThat(new UkLink(List.of(Ground.CHILD, Ground.PUBLICATION, Ground.CHILD)).grounds())
                .containsExactly(Ground.PUBLICATION, Ground.CHILD);
        assertThat(Ground.ofLabel("none")).isEmpty();
    }

    private Referral frozen(UkLink one, UkLink two) throws IOException {
        world.start().reviewing().decide(ONE, id, refer(Destination.NCA).linked(one));
        world.start().reviewing().decide(TWO, id, refer(Destination.NCA).linked(two));
        LogOfCases.provesEverything(world.journal);
        return world.journal.load(id).orElseThrow().filings().getFirst().referral();
    }
}
