package org.rowan.flow;

import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.Salt;
import org.rowan.cases.CaseId;
import org.rowan.port.Change;
import org.rowan.port.Keys;

/// Adds facts to a change with fresh salts.
record Attesting(Keys keys) {

    Change ofCase(Change change, CaseId id, CaseFact fact) {
        return change.attest(Optional.of(id), new Salt(keys.fresh(Salt.LENGTH)), fact);
    }

    Salt salt() {
        return new Salt(keys.fresh(Salt.LENGTH));
    }
}
