package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.ServiceFact.PersonChange;
import org.rowan.auditlog.ServiceFact.PersonChanged;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Records;
import org.rowan.port.HashLists;

/// The accounts of staff. Every change but a failed sign-in is an entry in the log, in the same
/// transaction.
///
/// - Errors: `IOException` when the database cannot be reached; nothing was changed.
public final class People {
    private final Database database;

    People(Database database) {
        this.database = database;
    }

    /// - `passwordHash`: as the hasher encoded it; never a password. `mustChange`: at the next sign-in.
    ///   `failedAttempts`: since the last sign-in, the newest one at `lastFailure`.
    public record StaffAccount(
            PersonId id,
            String displayName,
            String passwordHash,
            Set<Role> roles,
            boolean mustChange,
            boolean disabled,
            int failedAttempts,
            Optional<Instant> lastFailure) {
        public StaffAccount {
            roles = Set.copyOf(roles);
        }

        @Override
        public String toString() {
            return "[account of " + id + "]";
        }
    }

    public List<StaffAccount> all() throws IOException {
        return database.transaction(
                "reading accounts",
                c -> Sql.of("select * from person order by id").all(c, People::account));
    }

    public Optional<StaffAccount> find(PersonId id) throws IOException {
        return database.transaction("reading an account", c -> find(c, id));
    }

    /// Makes an account; false when the sign-in name is taken. `by`: who made it, for the first account the
    /// person itself.
    public boolean add(
            PersonId id,
            String displayName,
            String passwordHash,
            Set<Role> roles,
            boolean mustChange,
            PersonId by,
            Instant at)
            throws IOException {
        return database.transaction("making an account", c -> {
            int made = Sql.of(
                            "insert into person (id, display_name, password_hash, roles, must_change, disabled)"
                                    + " values (?, ?, ?, ?, ?, false) on conflict do nothing",
                            id.value(),
                            displayName,
                            passwordHash,
                            labels(roles),
                            mustChange)
                    .update(c);
            if (made == 0) return false;
            attest(c, id, PersonChanged.CREATED, roles, by, at);
            return true;
        });
    }

    /// False when there is no such account; the same for all that follow.
    public boolean changeRoles(PersonId id, Set<Role> roles, PersonId by, Instant at) throws IOException {
        return change(
                Sql.of("update person set roles = ? where id = ?", labels(roles), id.value()),
                id,
                PersonChanged.ROLES_CHANGED,
                by,
                at);
    }

    /// Sets a password. `mustChange`: true when somebody else chose it.
    public boolean changePassword(PersonId id, String passwordHash, boolean mustChange, PersonId by, Instant at)
            throws IOException {
        return change(
                Sql.of(
                        "update person set password_hash = ?, must_change = ?, failed_attempts = 0 where id = ?",
                        passwordHash,
                        mustChange,
                        id.value()),
                id,
                PersonChanged.CREDENTIALS_RESET,
                by,
                at);
    }

    public boolean disable(PersonId id, PersonId by, Instant at) throws IOException {
        return change(
                Sql.of("update person set disabled = true where id = ?", id.value()), id, PersonChanged.LOCKED, by, at);
    }

    public boolean enable(PersonId id, PersonId by, Instant at) throws IOException {
        return change(
                Sql.of("update person set disabled = false, failed_attempts = 0 where id = ?", id.value()),
                id,
                PersonChanged.UNLOCKED,
                by,
                at);
    }

    /// Counts a failed sign-in; returns how many there are since the last one that worked, 0 without
    /// account.
    public int failed(PersonId id, Instant at) throws IOException {
        return database.transaction(
                "counting a failed sign-in",
                c -> Sql.of(
                                "update person set failed_attempts = failed_attempts + 1, last_failure = ?"
                                        + " where id = ? returning failed_attempts",
                                at,
                                id.value())
                        .first(c, row -> row.getInt("failed_attempts"))
                        .orElse(0));
    }

    public void signedIn(PersonId id) throws IOException {
        database.transaction(
                "recording a sign-in",
                c -> Sql.of("update person set failed_attempts = 0 where id = ? and failed_attempts > 0", id.value())
                        .update(c));
    }

    private boolean change(Sql update, PersonId id, PersonChanged what, PersonId by, Instant at) throws IOException {
        return database.transaction("changing an account", c -> {
            if (update.update(c) == 0) return false;
            attest(c, id, what, find(c, id).orElseThrow().roles(), by, at);
            return true;
        });
    }

    private static void attest(Connection c, PersonId id, PersonChanged what, Set<Role> roles, PersonId by, Instant at)
            throws SQLException {
        Blind blind = Secrets.staff(c, at);
        Set<Label> labels = roles.stream().map(r -> new Label(r.label())).collect(Collectors.toSet());
        // A person is referenced the same way whether acting or acted on, so that an auditor sees both.
        PersonChange fact = PersonChange.of(Records.actor(blind, id), what, labels, Records.actor(blind, by));
        LogAppend.ofService(c, at, List.of(new HashLists.Attested(Secrets.salt(), fact)));
    }

    private static Optional<StaffAccount> find(Connection c, PersonId id) throws SQLException {
        return Sql.of("select * from person where id = ?", id.value()).first(c, People::account);
    }

    private static StaffAccount account(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String label : Sql.texts(row, "roles"))
            roles.add(Role.ofLabel(label).orElseThrow());
        return new StaffAccount(
                new PersonId(row.getString("id")),
                row.getString("display_name"),
                row.getString("password_hash"),
                roles,
                row.getBoolean("must_change"),
                row.getBoolean("disabled"),
                row.getInt("failed_attempts"),
                Sql.optionalInstant(row, "last_failure"));
    }

    private static String[] labels(Set<Role> roles) {
        return roles.stream().map(Role::label).sorted().toArray(String[]::new);
    }
}
