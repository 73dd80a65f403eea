package org.rowan.agency.records;

import org.rowan.agency.Fields;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.KeptItem;

/// What was frozen, on whose word, and what came, as JSON.
final class PreservationDocument {
    private PreservationDocument() {}

    static Fields of(CaseEvent.PreservationEvent event) {
        return switch (event) {
            case CaseEvent.PreservationOrdered e ->
                CaseDocument.by(e, "preservation-ordered", e.by())
                        .add("reason", e.reason())
                        .maybe("authority", e.authority());
            case CaseEvent.PreservationReleased e ->
                CaseDocument.by(e, "preservation-released", e.by()).add("reason", e.reason());
            case CaseEvent.KeptUnseen e ->
                CaseDocument.at(e, "kept-unseen").add("sender", e.sender()).add("kept", kept(e.kept()));
        };
    }

    private static Fields kept(KeptItem kept) {
        return new Fields()
                .add("id", kept.id().hex())
                .add("name", kept.name().reveal())
                .add("bytes", kept.length())
                .add("md5", kept.digests().md5().hex())
                .add("sha1", kept.digests().sha1().hex())
                .add("sha256", kept.digests().sha256().hex());
    }
}
