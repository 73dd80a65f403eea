package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Label;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.flow.Exporting;
import org.rowan.port.Change.Counter;
import org.rowan.referral.Elsewhere;
import org.rowan.referral.Formed;
import org.rowan.referral.Telling;
import org.rowan.testkit.fakes.FakeDesk.Fault;

class ExportingTest {
    private static final Person FILER = new Person(new PersonId("filer-one"), Set.of(Role.FILER));
    private static final Label FORM = Label.of("xarf");
    private static final Bytes DOCUMENT = Bytes.utf8("a document");

    private final World world = new World();
    private final List<Telling> told = new ArrayList<>();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private Exporting.Outcome export(Person who, CaseId id) throws IOException {
        return world.exporting().export(who, id, FORM, telling -> {
            told.add(telling);
            return new Formed.Document(DOCUMENT);
        });
    }

    @Test
    void what_two_people_referred_is_exported_on_record_and_counts_once() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        CaseState before = world.file(id).state();
        long matched = world.journal.count(Counter.MATCHED);

        assertThat(export(FILER, id)).isEqualTo(new Exporting.Exported(DOCUMENT));
        assertThat(export(LEAD, id)).isEqualTo(new Exporting.Exported(DOCUMENT));

        assertThat(world.file(id).all(CaseEvent.Exported.class))
                .extracting(CaseEvent.Exported::document)
                .containsOnly(Digest.of(DOCUMENT));
        assertThat(world.file(id).state()).isEqualTo(before).isEqualTo(CaseState.FILED);
        assertThat(world.file(id).filed()).hasSize(1);
        assertThat(world.journal.load(id).orElseThrow().filings()).hasSize(1);
        assertThat(world.journal.count(Counter.MATCHED)).isEqualTo(matched);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_document_is_told_everywhere_else_the_case_was_told_of() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        String number = world.file(id).filed().getFirst().reference();
        export(FILER, id);
        export(FILER, id);

        assertThat(told.getFirst().elsewhere())
                .extracting(Elsewhere::to, Elsewhere::reference)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ncmec", Optional.of(number)));
        assertThat(told.getFirst().reference(Destination.NCMEC)).contains(number);
        assertThat(told.getFirst().reference(Destination.NCA)).isEmpty();
        assertThat(told.getLast().elsewhere()).extracting(Elsewhere::to).containsExactly("ncmec", "xarf");
        assertThat(told.getFirst().seed()).isNotEqualTo(told.getLast().seed());
    }

    @Test
    void nothing_is_exported_that_no_person_decided_to_refer() throws IOException {
        CaseId open = world.matched("open");
        refused(open);
        world.start().reviewing().decide(ONE, open, World.refer(Destination.NCMEC));
        refused(open);

        CaseId dismissed = world.matched("dismissed");
        world.start().reviewing().decide(ONE, dismissed, new ReviewDecision.Dismiss("a drawing"));
        refused(dismissed);
        assertThat(told).isEmpty();
    }

    @Test
    void a_referral_that_came_back_stands_no_more() throws IOException {
        world.nca.awaitPerson();
        CaseId id = world.referred("k", Destination.NCA);
        world.fileAll();
        assertThat(export(FILER, id)).isInstanceOf(Exporting.Exported.class);
        String filing =
                world.journal.load(id).orElseThrow().filings().getLast().id().value();
        world.start().byHand().declined(FILER, id, filing, "not for them");
        world.fileAll();
        refused(id);
    }

    @Test
    void a_referral_of_which_nobody_knows_whether_it_arrived_stands() throws IOException {
        List<Optional<Fault>> faults = new ArrayList<>(java.util.Collections.nCopies(3, Optional.empty()));
        faults.addAll(java.util.Collections.nCopies(8, Optional.of(Fault.LOST_ON_THE_WAY)));
        world.ncmec.expect(faults);
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.UNSETTLED);
        assertThat(export(FILER, id)).isInstanceOf(Exporting.Exported.class);
        assertThat(told.getFirst().elsewhere())
                .as("nothing is claimed that nobody knows")
                .isEmpty();
    }

    @Test
    void only_who_may_file_exports_and_nobody_who_stepped_back() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        for (Person who : List.of(ONE, TWO, ADMIN, new Person(new PersonId("auditor-one"), Set.of(Role.AUDITOR)))) {
            assertThat(export(who, id)).isEqualTo(new Exporting.Refused(Refusal.ROLE_MISSING));
        }
        assertThat(export(FILER, new CaseId("C-00000000"))).isEqualTo(new Exporting.Refused(Refusal.NO_SUCH_CASE));
        world.start().reviewing().recuse(LEAD, id);
        assertThat(export(LEAD, id)).isEqualTo(new Exporting.Refused(Refusal.RECUSED));
        assertThat(told).isEmpty();
    }

    @Test
    void what_the_form_lacks_is_said_and_nothing_is_recorded() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        int events = world.file(id).events().size();
        int entries = world.journal.log().size();
        assertThat(world.exporting().export(FILER, id, FORM, t -> new Formed.Lacking(List.of("a URL"))))
                .isEqualTo(new Exporting.Lacking(List.of("a URL")));
        assertThat(world.file(id).events()).hasSize(events);
        assertThat(world.journal.log()).hasSize(entries);
    }

    private void refused(CaseId id) throws IOException {
        assertThat(export(LEAD, id)).isEqualTo(new Exporting.Refused(Refusal.NOT_REFERRED));
    }
}
