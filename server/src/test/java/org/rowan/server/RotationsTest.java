package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.auditlog.ServiceFact;
import org.rowan.cases.CaseId;
import org.rowan.evidence.CaseKey;
import org.rowan.flow.Rewrapping;
import org.rowan.port.Change;
import org.rowan.store.keys.FileKeys;
import org.rowan.store.keys.KeyFolder;
import org.rowan.store.keys.KeyRole;
import org.rowan.testkit.contracts.Samples;
import org.rowan.testkit.fakes.FakeJournal;

class RotationsTest {
    @TempDir
    private Path data;

    private final FakeJournal journal = new FakeJournal();
    private final CaseId id = Samples.caseId();
    private final List<ServiceFact> told = new ArrayList<>();
    private Path folder;
    private CaseKey before;
    private Instant now = Instant.now();
    private final InstantSource clock = () -> now;

    @BeforeEach
    void aCaseUnderTheFirstKey() throws IOException {
        folder = data.resolve("keys");
        before = keys().newCaseKey(id.value());
        journal.commit(Samples.opening(id, now));
        CaseKey made = journal.load(id).orElseThrow().secrets().key();
        journal.commit(Change.at(now).secret(new Change.RewrapCaseKey(id, made, before)));
    }

    private FileKeys keys() throws IOException {
        return KeyFolder.open(folder, "log.example.org/safety", EnumSet.allOf(KeyRole.class));
    }

    private Rotations rotating(String... holder) throws IOException {
        return Rotations.begin(
                folder, Optional.empty(), clock, holder.length == 0 ? Optional.empty() : Optional.of(holder[0]));
    }

    private void round(Rotations rotations) throws IOException {
        rotations.round(new Rewrapping(journal, keys(), clock), (fact, at) -> told.add(fact));
    }

    @Test
    void a_key_is_rotated_out_on_record_a_day_later_at_the_earliest() throws IOException {
        Rotations rotations = rotating("custodian");
        assertThat(rotations.begun()).singleElement().isInstanceOfSatisfying(ServiceFact.KeyCreate.class, made -> {
            assertThat(made.purpose()).isEqualTo(ServiceFact.KeyPurpose.CUSTODIAN);
            assertThat(made.number()).isEqualTo(2);
        });
        round(rotations);
        CaseKey after = journal.load(id).orElseThrow().secrets().key();
        assertThat(after.custodianShare()).isNotEqualTo(before.custodianShare());
        assertThat(after.serviceShare()).isEqualTo(before.serviceShare());
        now = now.plus(Duration.ofHours(23));
        round(rotating());
        assertThat(folder.resolve("custodian-former.key")).exists();
        assertThat(told).isEmpty();
        now = now.plus(Duration.ofHours(2));
        round(rotating());
        assertThat(folder.resolve("custodian-former.key")).doesNotExist();
        assertThat(told).singleElement().isInstanceOfSatisfying(ServiceFact.KeyDestroy.class, gone -> {
            assertThat(gone.purpose()).isEqualTo(ServiceFact.KeyPurpose.CUSTODIAN);
            assertThat(gone.number()).isEqualTo(1);
        });
        round(rotating());
        assertThat(told).hasSize(1);
    }

    @Test
    void a_case_key_that_no_key_here_opens_keeps_the_former_key() throws IOException {
        rotating("service");
        CaseKey stranger = KeyFolder.open(
                        data.resolve("others"), "log.example.org/others", EnumSet.allOf(KeyRole.class))
                .newCaseKey(id.value());
        journal.commit(Change.at(now).secret(new Change.RewrapCaseKey(id, before, stranger)));
        now = now.plus(Duration.ofDays(3));
        assertThatThrownBy(() -> round(rotating())).hasMessageContaining("1 case keys open with no key that is here");
        assertThat(folder.resolve("service-former.key")).exists();
        assertThat(told).isEmpty();
    }

    @Test
    void two_rotations_at_once_or_one_without_a_key_are_refused() throws IOException {
        rotating("custodian");
        assertThatThrownBy(() -> rotating("custodian")).hasMessageContaining("a rotation is under way");
        Files.delete(folder.resolve("service.key"));
        assertThatThrownBy(() -> rotating("service")).hasMessageContaining("service.key is not there");
    }
}
