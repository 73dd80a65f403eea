package org.rowan.flow;

import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.Salt;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.cases.PersonId;
import org.rowan.port.Change;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;

/// Adds facts to a change with fresh salts.
record Attesting(Keys keys) {

    Change ofCase(Change change, CaseId id, CaseFact fact) {
        return change.attest(Optional.of(id), new Salt(keys.fresh(Salt.LENGTH)), fact);
    }

    /// Something that one person adds to what is known of a case. `record`: it in words.
    Change note(Change change, Loaded loaded, CaseFact.Note what, PersonId by, Bytes record) {
        Blind blind = loaded.secrets().blind();
        return ofCase(
                change,
                loaded.file().id(),
                new CaseFact.CaseNote(what, Reference.of(blind, "record", record), List.of(Records.actor(blind, by))));
    }

    Salt salt() {
        return new Salt(keys.fresh(Salt.LENGTH));
    }
}
