package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Digest;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.testkit.contracts.Samples;

class PeopleTest {
    private static final PersonId ADMIN = new PersonId("admin.one");
    private static final PersonId REVIEWER = new PersonId("reviewer.one");

    private Database database;
    private People people;
    private ApiClients clients;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        people = new People(database);
        clients = new ApiClients(database);
        people.add(ADMIN, "Admin one", "encoded", Set.of(Role.ADMIN), true, ADMIN, NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> log() throws IOException {
        PostgresJournal journal = new PostgresJournal(database);
        return journal.entries(0, journal.size()).stream()
                .map(e -> e.read().type() + " "
                        + e.read()
                                .value("change")
                                .or(() -> e.read().value("number"))
                                .orElse(""))
                .toList();
    }

    @Test
    void an_account_reads_as_it_was_made_and_every_change_is_logged() throws IOException {
        assertThat(people.add(REVIEWER, "Reviewer one", "encoded", Set.of(Role.REVIEWER), true, ADMIN, NOON))
                .isTrue();
        assertThat(people.changePassword(REVIEWER, "encoded again", false, REVIEWER, NOON))
                .isTrue();
        assertThat(people.changeRoles(REVIEWER, Set.of(Role.REVIEWER, Role.LEAD), ADMIN, NOON))
                .isTrue();
        assertThat(people.disable(REVIEWER, ADMIN, NOON)).isTrue();
        assertThat(people.find(REVIEWER))
                .contains(new People.StaffAccount(
                        REVIEWER,
                        "Reviewer one",
                        "encoded again",
                        Set.of(Role.REVIEWER, Role.LEAD),
                        false,
                        true,
                        0,
                        Optional.empty()));
        assertThat(log())
                .containsExactly(
                        "person.change created",
                        "person.change created",
                        "person.change credentials-reset",
                        "person.change roles-changed",
                        "person.change locked");
    }

    @Test
    void a_taken_name_and_an_unknown_name_change_nothing() throws IOException {
        assertThat(people.add(ADMIN, "Other", "other", Set.of(), true, ADMIN, NOON))
                .isFalse();
        assertThat(people.changePassword(REVIEWER, "x", false, REVIEWER, NOON)).isFalse();
        assertThat(people.find(ADMIN).orElseThrow().displayName()).isEqualTo("Admin one");
        assertThat(log()).hasSize(1);
    }

    @Test
    void failed_sign_ins_are_counted_until_one_works() throws IOException {
        assertThat(people.failed(ADMIN, NOON)).isEqualTo(1);
        assertThat(people.failed(ADMIN, NOON.plusSeconds(1))).isEqualTo(2);
        assertThat(people.failed(REVIEWER, NOON)).isZero();
        assertThat(people.find(ADMIN).orElseThrow().lastFailure()).contains(NOON.plusSeconds(1));
        people.signedIn(ADMIN);
        assertThat(people.find(ADMIN).orElseThrow().failedAttempts()).isZero();
    }

    @Test
    void an_account_prints_without_its_password_hash() throws IOException {
        assertThat(people.find(ADMIN).orElseThrow().toString()).doesNotContain("encoded");
    }

    @Test
    void a_client_is_found_by_its_key_until_it_is_revoked() throws IOException {
        Digest key = new Digest(Samples.fresh(32));
        assertThat(clients.withKey(key)).isEmpty();
        assertThat(clients.add("web", key, ADMIN, NOON)).isTrue();
        assertThat(clients.add("web", new Digest(Samples.fresh(32)), ADMIN, NOON))
                .isFalse();
        assertThat(clients.withKey(key).orElseThrow().name()).isEqualTo("web");
        assertThat(clients.revoke("web", ADMIN, NOON)).isTrue();
        assertThat(clients.revoke("web", ADMIN, NOON)).isFalse();
        assertThat(clients.withKey(key)).isEmpty();
        assertThat(clients.all())
                .singleElement()
                .satisfies(c -> assertThat(c.revokedAt()).contains(NOON));
        assertThat(log()).hasSize(3).element(1).asString().startsWith("key.create");
        assertThat(log().getLast()).startsWith("key.destroy");
    }
}
