package org.rowan.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.CaseSource;
import org.rowan.auditlog.CaseFact.MatchOutcome;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Noticed;
import org.rowan.cases.Source;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.Sealed;
import org.rowan.port.Change;
import org.rowan.port.HashLists;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Outcome;
import org.rowan.port.Vault;
import org.rowan.screening.Strength;

/// Opening a case: what was handed over is sealed, and the log learns why there is a case.
final class Opening {
    private final Vault vault;
    private final HashLists lists;
    private final Keys keys;
    private final IntakeRules rules;
    private final ServiceAsks asks;

    Opening(Vault vault, HashLists lists, Keys keys, IntakeRules rules, ServiceAsks asks) {
        this.vault = vault;
        this.lists = lists;
        this.keys = keys;
        this.rules = rules;
        this.asks = asks;
    }

    /// Opens the case of `id` with whatever was handed over.
    Change open(Change change, CaseId id, Submission submission, Examined examined, Strength strength, Receipt receipt)
            throws IOException {
        CaseKey key = keys.newCaseKey(id.value());
        Blind blind = new Blind(keys.fresh(Blind.LENGTH));
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent.Opened(
                change.at(), source(submission, receipt), submission.item(), receipt.matches(), strength));
        Change opening = attestOpening(
                change.secret(new Change.KeepCaseSecrets(id, key, blind)), id, blind, submission, examined, receipt);
        if (submission.payload() instanceof Submission.File file) {
            Sealed sealed = seal(key, id, examined, file.content());
            EvidenceItem evidence = evidence(sealed, examined, file.content());
            events.add(new CaseEvent.EvidenceSealed(change.at(), evidence));
            opening = attestSealing(opening, id, blind, sealed, evidence);
        }
        List<ServiceAsked> asked = asks.atOpening(new CaseFile(id, events), change.at());
        return asks.writtenDown(opening, id, blind, asked).toCase(id, 0, ServiceAsks.plus(events, asked));
    }

    private static Source source(Submission submission, Receipt receipt) {
        if (submission.noticed()) return Source.NOTICED;
        return receipt.outcome() == Outcome.HELD ? Source.HELD_UNSCREENABLE : Source.HASH_MATCH;
    }

    private Change attestOpening(
            Change change, CaseId id, Blind blind, Submission submission, Examined examined, Receipt receipt)
            throws IOException {
        Bytes origin = Bytes.utf8(submission.client() + "\n" + submission.item().id());
        boolean drill = CaseFile.drill(submission.item(), receipt.matches());
        Attesting log = new Attesting(keys);
        Change opened = log.ofCase(
                change,
                id,
                new CaseFact.CaseOpen(logged(submission, receipt), Reference.of(blind, "item", origin), drill));
        // What nobody compared, or nothing is near to, was not decided by a match.
        if (receipt.outcome() == Outcome.NOTICED) return opened;
        String object = examined.digests().map(d -> d.sha256().hex()).orElse("-");
        return log.ofCase(
                opened,
                id,
                new CaseFact.MatchDecision(
                        matchOutcome(receipt),
                        listLeaves(receipt.matches()),
                        rules.policyLeaf(),
                        Reference.of(blind, "record", Records.match(receipt.matches(), object))));
    }

    private static CaseSource logged(Submission submission, Receipt receipt) {
        Optional<Noticed.By> by = submission.item().noticed().map(Noticed::by);
        if (by.isEmpty()) return receipt.outcome() == Outcome.HELD ? CaseSource.HELD : CaseSource.MATCH;
        return switch (by.get()) {
            case MODERATOR -> CaseSource.STAFF;
            case USER, THIRD_PARTY -> CaseSource.USER_REPORT_UNVERIFIED;
            case BEHAVIOUR -> CaseSource.BEHAVIOUR;
        };
    }

    private static MatchOutcome matchOutcome(Receipt receipt) {
        if (receipt.outcome() == Outcome.HELD) return MatchOutcome.HELD;
        boolean elsewhere = receipt.matches().stream().allMatch(m -> m.type().matcher());
        return elsewhere ? MatchOutcome.KNOWN_ELSEWHERE : MatchOutcome.QUEUED_FOR_REVIEW;
    }

    private Change attestSealing(Change change, CaseId id, Blind blind, Sealed sealed, EvidenceItem evidence) {
        Change kept = change.secret(
                new Change.KeepObjectKey(id, sealed.id(), new Journal.ObjectKey(sealed.header(), sealed.sealedKey())));
        return new Attesting(keys)
                .ofCase(
                        kept,
                        id,
                        new CaseFact.EvidenceSeal(
                                sealed.id().digest(),
                                sealed.keyId(),
                                Reference.of(
                                        blind,
                                        "content",
                                        evidence.digests().sha256().value())));
    }

    /// Sealed and on disk before anything is recorded; a crash after this leaves an orphan, which is swept
    /// after a day.
    private Sealed seal(CaseKey key, CaseId id, Examined examined, Bytes content) throws IOException {
        EvidenceHeader header = new EvidenceHeader(
                id.value(), keys.fresh(EvidenceHeader.OBJECT_ID_LENGTH), content.length(), examined.mediaType());
        Sealed sealed = keys.seal(key, header, content);
        vault.put(sealed.id(), sealed.object());
        return sealed;
    }

    private static EvidenceItem evidence(Sealed sealed, Examined examined, Bytes content) {
        return new EvidenceItem(
                sealed.id(),
                examined.mediaType(),
                content.length(),
                examined.digests().orElseThrow(),
                examined.fingerprints(),
                examined.undecodable());
    }

    private List<Digest> listLeaves(List<MatchFact> matches) throws IOException {
        if (matches.isEmpty()) return List.of();
        List<Digest> leaves = new ArrayList<>();
        for (HashLists.Listed listed : lists.all()) {
            if (matches.stream().anyMatch(m -> m.listId().equals(listed.list().id()))) leaves.add(listed.importLeaf());
        }
        return leaves;
    }
}
