package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.auditlog.CaseLink;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryText;
import org.rowan.auditlog.LogFinding;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.testkit.fakes.FakeJournal;

/// Checks that the log proves every fact of every case, in the right order and with unbroken chains, and
/// that no rule of `./rowan verify` accuses it.
final class LogOfCases {
    private LogOfCases() {}

    static void provesEverything(FakeJournal journal) {
        Map<String, List<String>> types = chains(journal.log());
        // The acts of these tests work under a policy that no server wrote down.
        assertThat(Audited.findings(journal.log()))
                .filteredOn(finding -> !(finding instanceof LogFinding.PolicyNotInLog
                        || finding instanceof LogFinding.MatcherNotInPolicy))
                .isEmpty();
        for (CaseFile file : journal.allCases()) {
            var blind = journal.load(file.id()).orElseThrow().secrets().blind();
            String reference =
                    Reference.of(blind, "case", Bytes.utf8(file.id().value())).hex();
            List<String> logged = types.getOrDefault(reference, List.of());
            for (CaseEvent event : file.events()) {
                fact(event).ifPresent(type -> {
                    long events = file.events().stream()
                            .filter(e -> fact(e).equals(Optional.of(type)))
                            .count();
                    assertThat(logged.stream().filter(type::equals).count())
                            .as("entries of type %s for %d events", type, events)
                            .isGreaterThanOrEqualTo(events);
                });
            }
        }
    }

    private static Map<String, List<String>> chains(List<Entry> log) {
        Map<String, List<String>> types = new LinkedHashMap<>();
        Map<String, String> heads = new LinkedHashMap<>();
        for (Entry entry : log) {
            EntryText.Wellformed text = (EntryText.Wellformed) EntryText.read(entry.text());
            if (text.link().isEmpty()) continue;
            CaseLink link = text.link().get();
            String id = link.caseReference().hex();
            List<String> chain = types.computeIfAbsent(id, k -> new ArrayList<>());
            assertThat(link.n()).isEqualTo(chain.size() + 1);
            assertThat(link.previous().map(Digest::hex).orElse("")).isEqualTo(heads.getOrDefault(id, ""));
            chain.add(text.type());
            heads.put(id, entry.leafHash().hex());
        }
        return types;
    }

    private static Optional<String> fact(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Opened e -> Optional.of("case.open");
            case CaseEvent.EvidenceSealed e -> Optional.of("evidence.seal");
            case CaseEvent.Revealed e -> Optional.of("evidence.access");
            case CaseEvent.MetadataOpened e -> Optional.of("evidence.access");
            case CaseEvent.Decided e -> Optional.of("review.decision");
            case CaseEvent.Reopened e -> Optional.of("review.decision");
            case CaseEvent.FoundHarmless e -> Optional.of("review.decision");
            case CaseEvent.ReferralAccepted e -> Optional.of("referral.intent");
            case CaseEvent.ReferralFiled e -> Optional.of("referral.sent");
            case CaseEvent.ReferralUnsettled e -> Optional.of("referral.unsettled");
            case CaseEvent.RiskRanked e -> Optional.of("case.note");
            case CaseEvent.FollowUpOpened e -> Optional.of("case.note");
            case CaseEvent.CorrectionAsked e -> Optional.of("case.note");
            case CaseEvent.CorrectionTold e -> Optional.of("case.note");
            case CaseEvent.Corrected e -> Optional.of("referral.correct");
            case CaseEvent.HoldSet e -> Optional.of("hold.set");
            case CaseEvent.HoldLifted e -> Optional.of("hold.lift");
            case CaseEvent.OpeningAsked e -> Optional.of("opening.ask");
            case CaseEvent.OpeningApproved e -> Optional.of("opening.approve");
            case CaseEvent.RetentionExtended e -> Optional.of("retention.extend");
            case CaseEvent.RecordsTaken e -> Optional.of("evidence.pack");
            case CaseEvent.Exported e -> Optional.of("referral.export");
            case CaseEvent.ServiceAsked e -> Optional.of("service.ask");
            case CaseEvent.FactsStated e -> Optional.of("case.note");
            case CaseEvent.FactNoted e -> Optional.of("case.note");
            case CaseEvent.GapsAccepted e -> Optional.of("case.note");
            case CaseEvent.AuthorityEvent e -> Optional.of("case.note");
            case CaseEvent.PreservationOrdered e -> Optional.of("preserve.order");
            case CaseEvent.PreservationReleased e -> Optional.of("preserve.release");
            case CaseEvent.KeptUnseen e -> Optional.of("evidence.keep");
            case CaseEvent.DestructionOrdered e -> Optional.of("evidence.destroy.intent");
            case CaseEvent.EvidenceDestroyed e -> Optional.of("evidence.destroy");
            case CaseEvent.Dismissed e -> Optional.empty();
            case CaseEvent.ViewRecorded e -> Optional.empty();
            case CaseEvent.Claimed e -> Optional.empty();
            case CaseEvent.Released e -> Optional.empty();
            case CaseEvent.Recused e -> Optional.empty();
            case CaseEvent.ReferralReturned e -> Optional.empty();
            case CaseEvent.ServiceTried e -> Optional.empty();
            case CaseEvent.ServiceTook e -> Optional.empty();
            case CaseEvent.ServiceSpared e -> Optional.empty();
            case CaseEvent.ServiceAskedAgain e -> Optional.empty();
        };
    }
}
