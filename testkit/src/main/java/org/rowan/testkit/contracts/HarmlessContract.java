package org.rowan.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.evidence.EvidenceId;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.port.Change;
import org.rowan.port.HashLists;
import org.rowan.port.HashLists.Harmless;
import org.rowan.port.Journal;
import org.rowan.signal.Sha256;

/// What every `HashLists` knows of harmless files.
public interface HarmlessContract {
    Duration LONG = Duration.ofDays(90);

    /// No list at first; the same ones during one test.
    HashLists lists();

    /// Over the same memory.
    Journal journal();

    @Test
    default void a_file_is_harmless_from_when_a_person_said_so_until_its_time_is_over() throws IOException {
        EvidenceItem file = file();
        assertThat(asked(file)).isEqualTo(Harmless.UNKNOWN);
        CaseId id = sealed(file);
        found(id, 2);
        assertThat(asked(file)).isEqualTo(Harmless.REVIEWED);
        assertThat(asked(file())).as("another file").isEqualTo(Harmless.UNKNOWN);
        assertThat(lists().harmless(file.digests().sha256(), NOON.plus(LONG))).isEqualTo(Harmless.UNKNOWN);
    }

    @Test
    default void a_case_that_was_reopened_says_nothing_any_more() throws IOException {
        EvidenceItem file = file();
        CaseId id = sealed(file);
        found(id, 2);
        CaseId other = sealed(file);
        found(other, 2);
        add(id, 3, new CaseEvent.Reopened(NOON, Samples.REVIEWER, "a second look"));
        assertThat(asked(file)).as("the other case still says so").isEqualTo(Harmless.REVIEWED);
        add(other, 3, new CaseEvent.Reopened(NOON, Samples.REVIEWER, "a second look"));
        assertThat(asked(file)).isEqualTo(Harmless.UNKNOWN);
    }

    @Test
    default void who_refers_the_very_file_overrules_whoever_found_it_harmless() throws IOException {
        EvidenceItem file = file();
        found(sealed(file), 2);
        CaseId referred = sealed(file);
        add(
                referred,
                2,
                new CaseEvent.ReferralAccepted(
                        NOON, Destination.NCMEC, Samples.filingId().value()));
        assertThat(asked(file)).isEqualTo(Harmless.UNKNOWN);
    }

    @Test
    default void a_file_that_a_list_in_force_names_as_not_wanted_is_listed() throws IOException {
        ListRecord wanted = HashListsContract.record(1, "a", Standing.ENTRY);
        ListRecord not = HashListsContract.record(2, "b", Standing.NEGATIVE);
        HashList list = HashListsContract.list("a list", false, List.of(wanted, not));
        lists().add(list, List.of(wanted, not), Samples.fresh(32), HashListsContract.attested());
        assertThat(asked(not)).as("not in force yet").isEqualTo(Harmless.UNKNOWN);
        HashList once = confirmed(list, "reviewer.two");
        confirmed(once, "reviewer.three");
        assertThat(asked(not)).isEqualTo(Harmless.LISTED);
        assertThat(asked(wanted)).isEqualTo(Harmless.UNKNOWN);
    }

    private HashList confirmed(HashList list, String by) throws IOException {
        HashList after = HashListsContract.changed(list.confirm(by, NOON));
        lists().change(list, after, HashListsContract.attested());
        return after;
    }

    private Harmless asked(ListRecord record) throws IOException {
        return lists().harmless((Sha256) record.signal(), NOON);
    }

    private Harmless asked(EvidenceItem file) throws IOException {
        return lists().harmless(file.digests().sha256(), NOON.plus(LONG).minusSeconds(1));
    }

    private static EvidenceItem file() {
        EvidenceItem sample = Samples.evidence(new EvidenceId(new Digest(Samples.fresh(32))));
        return new EvidenceItem(
                sample.id(),
                sample.mediaType(),
                sample.length(),
                org.rowan.signal.Digests.of(Samples.fresh(20)),
                sample.fingerprints(),
                sample.undecodable());
    }

    /// A new case that holds a copy of the file.
    private CaseId sealed(EvidenceItem file) throws IOException {
        CaseId id = Samples.caseId();
        journal().commit(Samples.opening(id, NOON));
        EvidenceItem copy = new EvidenceItem(
                new EvidenceId(new Digest(Samples.fresh(32))),
                file.mediaType(),
                file.length(),
                file.digests(),
                file.fingerprints(),
                file.undecodable());
        add(id, 1, new CaseEvent.EvidenceSealed(NOON, copy));
        return id;
    }

    private void found(CaseId id, int version) throws IOException {
        add(id, version, new CaseEvent.FoundHarmless(NOON, Samples.REVIEWER, NOON.plus(LONG)));
    }

    private void add(CaseId id, int version, CaseEvent event) throws IOException {
        Change change = Samples.attested(Change.at(NOON).toCase(id, version, List.of(event)), id);
        assertThat(journal().commit(change)).isInstanceOf(Journal.Done.class);
    }
}
