package org.rowan.agency.records;

import java.util.List;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.LoggedEntry;
import org.rowan.auditlog.SignedNote;
import org.rowan.cases.CaseEvent.RecordsTaken;
import org.rowan.cases.CaseFile;
import org.rowan.referral.FilingFile;

/// What a pack is made of.
///
/// - `order`: on whose word. `file`, `filings`: the case with its order. `blind`: opens the references of
///   this case in the log, and of no other. `trail`: what the log holds of the case; `checkpoint`: the head
///   that it is proven under; `logKey`: the log's key as its operator writes it. `service`: who hands it
///   out. `program`: what made it, with its version.
public record CaseRecords(
        RecordsTaken order,
        CaseFile file,
        List<FilingFile> filings,
        Blind blind,
        List<LoggedEntry> trail,
        SignedNote checkpoint,
        String logKey,
        String service,
        String program) {
    public CaseRecords {
        filings = List.copyOf(filings);
        trail = List.copyOf(trail);
    }
}
