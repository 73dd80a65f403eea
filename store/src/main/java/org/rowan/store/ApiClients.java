package org.rowan.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.ServiceFact;
import org.rowan.auditlog.ServiceFact.KeyCreate;
import org.rowan.auditlog.ServiceFact.KeyDestroy;
import org.rowan.auditlog.ServiceFact.KeyPurpose;
import org.rowan.base.Digest;
import org.rowan.cases.PersonId;
import org.rowan.flow.Records;
import org.rowan.port.HashLists;

/// The programs that may hand items in, each with one key, of which only the SHA-256 is kept. Making and
/// revoking one is an entry in the log, in the same transaction.
public final class ApiClients {
    private final Database database;

    ApiClients(Database database) {
        this.database = database;
    }

    /// `number`: which key of all that were ever made, from 1.
    public record ApiClient(
            long number, String name, Digest keyDigest, Instant createdAt, Optional<Instant> revokedAt) {}

    /// Revoked ones included, oldest first.
    public List<ApiClient> all() throws IOException {
        return database.transaction(
                "reading API clients",
                c -> Sql.of("select * from api_client order by number").all(c, ApiClients::client));
    }

    /// The client whose key has this SHA-256, if it is not revoked.
    public Optional<ApiClient> withKey(Digest keyDigest) throws IOException {
        return database.transaction(
                "checking an API key",
                c -> Sql.of("select * from api_client where key_digest = ? and revoked_at is null", keyDigest)
                        .first(c, ApiClients::client));
    }

    /// Adds a client; false when the name was given before (a revoked name is not given again).
    public boolean add(String name, Digest keyDigest, PersonId by, Instant at) throws IOException {
        return database.transaction("adding an API client", c -> {
            Optional<ApiClient> made = Sql.of(
                            "insert into api_client (name, key_digest, created_at) values (?, ?, ?)"
                                    + " on conflict (name) do nothing returning *",
                            name,
                            keyDigest,
                            at)
                    .first(c, ApiClients::client);
            if (made.isEmpty()) return false;
            List<Reference> actors = List.of(Records.actor(Secrets.staff(c, at), by));
            attest(c, at, new KeyCreate(KeyPurpose.TOKEN, made.get().number(), check(made.get()), actors));
            return true;
        });
    }

    /// False when there is no such client, or it is revoked already.
    public boolean revoke(String name, PersonId by, Instant at) throws IOException {
        return database.transaction("revoking an API client", c -> {
            Optional<ApiClient> gone = Sql.of(
                            "update api_client set revoked_at = ? where name = ? and revoked_at is null returning *",
                            at,
                            name)
                    .first(c, ApiClients::client);
            if (gone.isEmpty()) return false;
            List<Reference> actors = List.of(Records.actor(Secrets.staff(c, at), by));
            attest(c, at, new KeyDestroy(KeyPurpose.TOKEN, gone.get().number(), check(gone.get()), actors));
            return true;
        });
    }

    /// What the log says of a key is hashed once more: whoever reads the log learns nothing that opens a
    /// door.
    private static Digest check(ApiClient client) {
        return Digest.of(client.keyDigest().value());
    }

    private static void attest(Connection c, Instant at, ServiceFact fact) throws SQLException {
        LogAppend.ofService(c, at, List.of(new HashLists.Attested(Secrets.salt(), fact)));
    }

    private static ApiClient client(ResultSet row) throws SQLException {
        return new ApiClient(
                row.getLong("number"),
                row.getString("name"),
                Sql.digest(row, "key_digest"),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "revoked_at"));
    }
}
