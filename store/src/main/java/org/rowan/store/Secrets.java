package org.rowan.store;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Salt;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Change;
import org.rowan.port.Journal.CaseSecrets;
import org.rowan.port.Journal.ObjectKey;

/// The tables that keys hang on. What is destroyed is overwritten first and deleted then.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static void apply(Connection connection, Change.SecretChange change) throws SQLException {
        switch (change) {
            case Change.KeepCaseSecrets keep -> keep(connection, keep);
            case Change.KeepObjectKey keep -> keep(connection, keep);
            case Change.DestroyObjectKey destroy -> destroy(connection, destroy);
            case Change.RewrapCaseKey rewrap -> rewrap(connection, rewrap);
            case Change.DestroyCaseKey destroy ->
                Sql.of(
                                "update case_key set service_share = '', custodian_share = '', wrapped_private_key = ''"
                                        + " where case_id = ?",
                                destroy.caseId().value())
                        .update(connection);
        }
    }

    private static void keep(Connection connection, Change.KeepCaseSecrets keep) throws SQLException {
        CaseKey key = keep.key();
        String id = keep.caseId().value();
        Sql.of(
                        "insert into case_key (case_id, public_key, service_share, custodian_share,"
                                + " wrapped_private_key)"
                                + " values (?, ?, ?, ?, ?)",
                        id,
                        key.publicKey(),
                        key.serviceShare(),
                        key.custodianShare(),
                        key.wrappedPrivateKey())
                .update(connection);
        Sql.of(
                        "insert into case_blind (case_id, blind) values (?, ?)",
                        id,
                        keep.blind().value())
                .update(connection);
    }

    private static void keep(Connection connection, Change.KeepObjectKey keep) throws SQLException {
        EvidenceHeader header = keep.objectKey().header();
        Sql.of(
                        "insert into object_key (evidence, case_id, object_id, content_length, media_type, sealed_key)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        keep.evidence().digest(),
                        keep.caseId().value(),
                        header.objectId(),
                        header.contentLength(),
                        header.mediaType(),
                        keep.objectKey().sealedKey())
                .update(connection);
    }

    private static void rewrap(Connection connection, Change.RewrapCaseKey rewrap) throws SQLException {
        Sql.of(
                        "update case_key set service_share = ?, custodian_share = ?"
                                + " where case_id = ? and service_share = ? and custodian_share = ?",
                        rewrap.after().serviceShare(),
                        rewrap.after().custodianShare(),
                        rewrap.caseId().value(),
                        rewrap.before().serviceShare(),
                        rewrap.before().custodianShare())
                .update(connection);
    }

    private static void destroy(Connection connection, Change.DestroyObjectKey destroy) throws SQLException {
        Sql.of(
                        "update object_key set sealed_key = decode(repeat('00', length(sealed_key)), 'hex')"
                                + " where evidence = ?",
                        destroy.evidence().digest())
                .update(connection);
        Sql.of("delete from object_key where evidence = ?", destroy.evidence().digest())
                .update(connection);
    }

    static CaseSecrets of(Connection connection, CaseId id) throws SQLException, IOException {
        CaseKey key = Sql.of("select * from case_key where case_id = ?", id.value())
                .first(
                        connection,
                        row -> new CaseKey(
                                id.value(),
                                Sql.bytes(row, "public_key"),
                                Sql.bytes(row, "service_share"),
                                Sql.bytes(row, "custodian_share"),
                                Sql.bytes(row, "wrapped_private_key")))
                .orElseThrow(() -> missing(id));
        Blind blind = Sql.of("select blind from case_blind where case_id = ?", id.value())
                .first(connection, row -> new Blind(Sql.bytes(row, "blind")))
                .orElseThrow(() -> missing(id));
        Map<EvidenceId, ObjectKey> objects = new HashMap<>();
        Sql.of("select * from object_key where case_id = ?", id.value()).all(connection, row -> {
            EvidenceHeader header = new EvidenceHeader(
                    id.value(),
                    Sql.bytes(row, "object_id"),
                    row.getLong("content_length"),
                    row.getString("media_type"));
            return objects.put(
                    new EvidenceId(Sql.digest(row, "evidence")), new ObjectKey(header, Sql.bytes(row, "sealed_key")));
        });
        return new CaseSecrets(key, blind, objects);
    }

    private static IOException missing(CaseId id) {
        return new IOException("case " + id + ": its row in the key tables is missing. Restore case_key and case_blind"
                + " from their own back-up.");
    }

    /// The blind of the month of `at`, made on first use.
    static Blind staff(Connection connection, Instant at) throws SQLException {
        String month = DateTimeFormatter.ofPattern("uuuu-MM").format(at.atOffset(ZoneOffset.UTC));
        String read = "select blind from staff_blind where month = ?";
        var kept = Sql.of(read, month).first(connection, row -> new Blind(Sql.bytes(row, "blind")));
        if (kept.isPresent()) return kept.get();
        Sql.of(
                        "insert into staff_blind (month, blind) values (?, ?) on conflict do nothing",
                        month,
                        fresh(Blind.LENGTH))
                .update(connection);
        return Sql.of(read, month)
                .first(connection, row -> new Blind(Sql.bytes(row, "blind")))
                .orElseThrow();
    }

    static Salt salt() {
        return new Salt(fresh(Salt.LENGTH));
    }

    private static Bytes fresh(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
