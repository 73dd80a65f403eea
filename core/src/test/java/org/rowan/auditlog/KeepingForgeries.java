package org.rowan.auditlog;

import static org.rowan.auditlog.EntryTest.DIGEST;
import static org.rowan.auditlog.EntryTest.ONE;
import static org.rowan.auditlog.EntryTest.TWO;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ways of lying about evidence that is kept: handed out or opened without a right to, taken in without an order, gone
/// too early.
final class KeepingForgeries {
    static final CaseFact FREEZE = new KeepingFact.PreserveOrder(ONE, Optional.empty(), ONE, ONE);
    static final CaseFact RELEASE = new KeepingFact.PreserveRelease(ONE, ONE);
    static final CaseFact KEPT = new KeepingFact.EvidenceKeep(DIGEST, DIGEST, ONE, List.of());
    static final CaseFact LOOKED = new CaseFact.EvidenceAccess(DIGEST, CaseFact.AccessPurpose.FULL_VIEW, List.of(ONE));
    private static final CaseFact SENT =
            new CaseFact.EvidenceExport(Forgeries.AGENCY, List.of(DIGEST), ONE, List.of(ONE));
    private static final CaseFact ASKED = new KeepingFact.OpeningAsk(ONE, ONE, ONE);
    private static final CaseFact PACK = new CaseFact.EvidencePack(ONE, ONE, List.of(), List.of(ONE, TWO));
    private static final CaseFact LONGER = new KeepingFact.RetentionExtend(EntryTest.TIME.plusSeconds(80), ONE, ONE);

    /// `steps`: of one case, after it was opened and matched. `expect`: the finding by its name.
    record Forged(String expect, List<CaseFact> steps) {
        private Forged(String expect, CaseFact... steps) {
            this(expect, List.of(steps));
        }
    }

    static final Map<String, Forged> ALL = Map.of(
            "pack-that-nobody-agreed-to",
            new Forged("OpeningNotApproved", ASKED, PACK),
            "kept-without-an-order",
            new Forged("KeptWithoutOrder", KEPT),
            "kept-after-the-release",
            new Forged("KeptWithoutOrder", FREEZE, RELEASE, KEPT),
            "unseen-and-opened-all-the-same",
            new Forged("UnseenOpened", FREEZE, KEPT, LOOKED),
            "unseen-and-sent-to-an-agency",
            new Forged("UnseenOpened", FREEZE, KEPT, SENT),
            "destruction-before-the-extension-ran-out",
            new Forged("DestructionBeforeExtension", LONGER, Forgeries.DESTROYING, Forgeries.DESTROYED));

    private KeepingForgeries() {}
}
