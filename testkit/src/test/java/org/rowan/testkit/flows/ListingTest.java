package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.LISTED;
import static org.rowan.testkit.flows.World.ONE;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Listing;
import org.rowan.hashlist.HashList;
import org.rowan.signal.SignalType;

class ListingTest {
    private static final Person LEAD_TWO = new Person(new PersonId("lead-two"), Set.of(Role.LEAD));
    private final World world = new World();

    private Listing listing() {
        return world.start().listing();
    }

    private Listing.Outcome add(String name, boolean drill, String text) throws IOException {
        return listing().add(ADMIN.id(), name, "Example Provider", SignalType.PDQ, drill, Bytes.utf8(text));
    }

    @Test
    void a_list_matches_only_once_two_people_have_confirmed_it() throws IOException {
        add("main", false, LISTED.hex() + "\n");
        assertThat(world.lists.snapshot().isEmpty()).isTrue();
        listing().confirm(LEAD, "main");
        assertThat(world.lists.snapshot().isEmpty()).isTrue();
        assertThat(listing().confirm(LEAD, "main")).isInstanceOf(Listing.Refused.class);
        assertThat(world.lists.snapshot().isEmpty()).isTrue();
        listing().confirm(LEAD_TWO, "main");
        assertThat(world.lists.snapshot().size()).isEqualTo(1);
    }

    @Test
    void whoever_imported_does_not_confirm() throws IOException {
        add("main", false, LISTED.hex() + "\n");
        assertThat(listing().confirm(ADMIN, "main"))
                .isEqualTo(new Listing.Refused(HashList.Why.IMPORTED_BY_THIS_PERSON));
    }

    @Test
    void a_reviewer_does_not_confirm() throws IOException {
        add("main", false, LISTED.hex() + "\n");
        assertThat(listing().confirm(ONE, "main")).isEqualTo(new Listing.RoleMissing());
    }

    @Test
    void one_bad_line_and_nothing_is_imported() throws IOException {
        Listing.Outcome outcome =
                add("main", true, LISTED.hex() + "\n" + LISTED.hex().substring(1) + "\n");
        assertThat(outcome).isInstanceOf(Listing.BadFile.class);
        assertThat(((Listing.BadFile) outcome).sentence())
                .contains("main", "line 2", "64", "63", "Nothing was imported");
        assertThat(world.lists.all()).isEmpty();
        assertThat(world.journal.log()).isEmpty();
    }

    @Test
    void a_name_is_free_again_once_its_list_is_retired() throws IOException {
        add("main", true, LISTED.hex() + "\n");
        assertThat(add("main", true, LISTED.hex() + "\n")).isEqualTo(new Listing.NameTaken("main"));
        listing().retire(ADMIN.id(), "main");
        assertThat(world.lists.snapshot().isEmpty()).isTrue();
        assertThat(add("main", true, LISTED.hex() + "\n")).isInstanceOf(Listing.Done.class);
    }

    @Test
    void every_change_of_a_list_is_in_the_log() throws IOException {
        add("main", false, LISTED.hex() + "\n");
        listing().confirm(LEAD, "main");
        listing().confirm(LEAD_TWO, "main");
        listing().retire(ADMIN.id(), "main");
        assertThat(world.journal.log().stream().map(e -> e.text().asUtf8().split("\n", 3)[1]))
                .containsExactly("type: list.import", "type: list.confirm", "type: list.confirm", "type: list.retire");
        assertThat(world.journal.log().stream().map(e -> e.text().asUtf8()))
                .noneMatch(text -> text.contains(LISTED.hex()) || text.contains("lead-one"));
    }
}
