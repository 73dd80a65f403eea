package org.rowan.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.EvidenceItem;
import org.rowan.signal.Sha256;

/// What the events of cases say of harmless files, so that it can be asked for by digest.
final class HarmlessFiles {
    private HarmlessFiles() {}

    static boolean reviewed(Connection connection, Sha256 file, Instant at) throws SQLException {
        return Sql.of("select 1 from harmless_file where sha256 = ? and until > ? limit 1", file.value(), at)
                .first(connection, row -> true)
                .isPresent();
    }

    /// `file`: the case, this event included.
    static void follow(Connection connection, CaseFile file, CaseEvent event) throws SQLException {
        switch (event) {
            case CaseEvent.FoundHarmless found -> keep(connection, file, found.until());
            case CaseEvent.Reopened reopened -> forgetOf(connection, file);
            case CaseEvent.FollowUpOpened opened -> forgetOf(connection, file);
            // Whatever anybody said of these files before: somebody who looked now refers them.
            case CaseEvent.ReferralAccepted accepted -> forget(connection, file);
            default -> {}
        }
    }

    private static void keep(Connection connection, CaseFile file, Instant until) throws SQLException {
        Sql.batch(
                connection,
                "insert into harmless_file (sha256, case_id, until) values (?, ?, ?)"
                        + " on conflict (sha256, case_id) do update set until = excluded.until",
                file.evidence().stream()
                        .map(item -> List.<Object>of(sha256(item), file.id().value(), until))
                        .toList());
    }

    /// What this case said of them; another case may say the same.
    private static void forgetOf(Connection connection, CaseFile file) throws SQLException {
        Sql.of("delete from harmless_file where case_id = ?", file.id().value()).update(connection);
    }

    private static void forget(Connection connection, CaseFile file) throws SQLException {
        Sql.batch(
                connection,
                "delete from harmless_file where sha256 = ?",
                file.evidence().stream()
                        .map(item -> List.<Object>of(sha256(item)))
                        .toList());
    }

    /// Those whose time is over; returns how many.
    static int expire(Connection connection, Instant now) throws SQLException {
        return Sql.of("delete from harmless_file where until <= ?", now).update(connection);
    }

    private static Bytes sha256(EvidenceItem item) {
        return item.digests().sha256().value();
    }
}
