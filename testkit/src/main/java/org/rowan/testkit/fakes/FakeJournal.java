package org.rowan.testkit.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseLink;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Agenda;
import org.rowan.port.Answer;
import org.rowan.port.Asked;
import org.rowan.port.Change;
import org.rowan.port.Change.Counter;
import org.rowan.port.HashLists;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingId;

/// A journal in memory. By default everything is published at once; `holdPublishing` stops that.
public final class FakeJournal implements Journal, Agenda {
    private static final class Row {
        final Intent intent;
        final long logIndex;
        Instant due;
        Optional<Instant> leasedUntil = Optional.empty();
        int attempts;
        boolean parked;

        Row(Intent intent, long logIndex) {
            this.intent = intent;
            this.logIndex = logIndex;
            this.due = intent.due();
        }
    }

    private static final class Secrets {
        CaseKey key;
        final Blind blind;
        final Map<EvidenceId, ObjectKey> objects = new HashMap<>();

        Secrets(CaseKey key, Blind blind) {
            this.key = key;
            this.blind = blind;
        }
    }

    private final Map<CaseId, CaseFile> cases = new LinkedHashMap<>();
    private final Map<FilingId, FilingFile> filings = new LinkedHashMap<>();
    private final Map<CaseId, Secrets> secrets = new HashMap<>();
    private final Map<CaseId, CaseLink> nextLinks = new HashMap<>();
    private final Map<String, Row> intents = new LinkedHashMap<>();
    private final Map<Bytes, Answer> answers = new HashMap<>();
    private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    private final List<Entry> log = new ArrayList<>();
    private boolean publishing = true;
    private long publishedSize;

    /// Every entry so far, in log order.
    public synchronized List<Entry> log() {
        return List.copyOf(log);
    }

    public synchronized long count(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    public synchronized List<CaseFile> allCases() {
        return List.copyOf(cases.values());
    }

    public synchronized void holdPublishing(boolean hold) {
        publishing = !hold;
        publish();
    }

    private void publish() {
        if (publishing) publishedSize = log.size();
    }

    synchronized Digest attest(Instant at, HashLists.Attested attested) {
        return append(Entry.of(notBefore(at), attested.salt(), attested.fact()));
    }

    /// Time never runs back in the log.
    private Instant notBefore(Instant at) {
        if (log.isEmpty()) return at;
        Instant newest = log.getLast().read().time();
        return newest.isAfter(at) ? newest : at;
    }

    private Digest append(Entry entry) {
        log.add(entry);
        publish();
        return entry.leafHash();
    }

    @Override
    public synchronized Committed commit(Change change) {
        Optional<Answer> before = change.answer().flatMap(a -> answered(a.asked()));
        if (before.isPresent()) return new AnsweredBefore(before.get());
        if (change.ofCase().filter(c -> version(c.id()) != c.fromVersion()).isPresent()) return new Stale();
        if (change.ofFiling().filter(f -> version(f.id()) != f.fromVersion()).isPresent()) return new Stale();
        if (change.settlement()
                .filter(s -> !intents.containsKey(key(s.kind(), s.subject())))
                .isPresent()) {
            return new Stale();
        }
        change.secrets().forEach(this::keep);
        Optional<Long> first = change.attested().isEmpty() ? Optional.empty() : Optional.of((long) log.size());
        List<Digest> leaves = change.attested().stream()
                .map(a -> attest(notBefore(change.at()), a))
                .toList();
        change.ofCase().ifPresent(c -> cases.put(c.id(), add(c.id(), c.events())));
        change.ofFiling().ifPresent(f -> filings.put(f.id(), add(f.id(), f.events())));
        change.intents().forEach(i -> intents.putIfAbsent(key(i.kind(), i.subject()), new Row(i, log.size() - 1L)));
        change.answer()
                .ifPresent(a -> answers.put(
                        a.asked().keyDigest(), new Answer(a.asked(), a.receipt().at(first))));
        change.counts().forEach(c -> counts.merge(c, 1L, Long::sum));
        change.settlement().ifPresent(this::settle);
        return new Done(first, leaves);
    }

    private Digest attest(Instant at, Change.Attested attested) {
        return switch (attested.fact()) {
            case ServiceFact fact -> append(Entry.of(at, attested.salt(), fact));
            case CaseFact fact -> {
                CaseId id = attested.caseId().orElseThrow();
                Blind blind = Optional.ofNullable(secrets.get(id)).orElseThrow().blind;
                CaseLink link = Optional.ofNullable(nextLinks.get(id))
                        .orElseGet(() -> CaseLink.first(Reference.of(blind, "case", Bytes.utf8(id.value()))));
                Entry entry = Entry.of(at, attested.salt(), link, fact);
                nextLinks.put(id, link.after(entry));
                yield append(entry);
            }
        };
    }

    private void keep(Change.SecretChange change) {
        switch (change) {
            case Change.KeepCaseSecrets k -> secrets.put(k.caseId(), new Secrets(k.key(), k.blind()));
            case Change.KeepObjectKey k -> of(k.caseId()).objects.put(k.evidence(), k.objectKey());
            case Change.DestroyObjectKey k -> of(k.caseId()).objects.remove(k.evidence());
            case Change.RewrapCaseKey k -> {
                if (of(k.caseId()).key.equals(k.before())) of(k.caseId()).key = k.after();
            }
            case Change.DestroyCaseKey k ->
                of(k.caseId()).key = of(k.caseId()).key.destroyed();
        }
    }

    private Secrets of(CaseId id) {
        return Optional.ofNullable(secrets.get(id)).orElseThrow();
    }

    private int version(CaseId id) {
        return Optional.ofNullable(cases.get(id)).map(CaseFile::version).orElse(0);
    }

    private int version(FilingId id) {
        return Optional.ofNullable(filings.get(id)).map(FilingFile::version).orElse(0);
    }

    private CaseFile add(CaseId id, List<CaseEvent> events) {
        return Optional.ofNullable(cases.get(id)).map(f -> f.with(events)).orElseGet(() -> new CaseFile(id, events));
    }

    private FilingFile add(FilingId id, List<FilingEvent> events) {
        Optional<FilingFile> file = Optional.ofNullable(filings.get(id));
        if (file.isEmpty()) return new FilingFile(id, events);
        FilingFile all = file.get();
        for (FilingEvent event : events) all = all.with(event);
        return all;
    }

    private void settle(Change.Settlement settlement) {
        Row row = Optional.ofNullable(intents.get(key(settlement.kind(), settlement.subject())))
                .orElseThrow();
        switch (settlement.after()) {
            case Change.Finished finished -> intents.remove(key(settlement.kind(), settlement.subject()));
            case Change.Parked parked -> {
                row.leasedUntil = Optional.empty();
                row.parked = true;
            }
            case Change.DueAgain again -> {
                row.leasedUntil = Optional.empty();
                row.parked = false;
                row.due = again.at();
            }
            case Change.DueBy by -> {
                row.parked = false;
                if (row.due.isAfter(by.at())) row.due = by.at();
            }
            case Change.Kept kept -> row.leasedUntil = Optional.of(kept.until());
        }
    }

    @Override
    public synchronized Optional<Planned> planned(Intent.Kind kind, String subject) {
        return Optional.ofNullable(intents.get(key(kind, subject))).map(FakeJournal::planned);
    }

    @Override
    public synchronized List<Planned> planned(Intent.Kind kind, int limit) {
        return intents.values().stream()
                .filter(row -> row.intent.kind() == kind)
                .sorted(Comparator.comparing(row -> row.due))
                .limit(limit)
                .map(FakeJournal::planned)
                .toList();
    }

    private static Planned planned(Row row) {
        return new Planned(row.intent, row.due, row.leasedUntil, row.parked, row.attempts);
    }

    @Override
    public synchronized Optional<Loaded> load(CaseId id) {
        return Optional.ofNullable(cases.get(id)).map(file -> {
            Secrets s = of(id);
            List<FilingFile> own = filings.values().stream()
                    .filter(f -> f.referral().caseId().equals(id))
                    .toList();
            return new Loaded(file, new CaseSecrets(s.key, s.blind, s.objects), own);
        });
    }

    @Override
    public synchronized Optional<Claimed> claim(Intent.Kind kind, Instant now, Duration lease) {
        Optional<Row> due = intents.values().stream()
                .filter(r -> r.intent.kind() == kind && !r.parked && !r.due.isAfter(now))
                .filter(r -> r.leasedUntil.map(l -> !l.isAfter(now)).orElse(true))
                .filter(r -> r.logIndex < publishedSize)
                .min(Comparator.comparing(r -> r.due));
        return due.map(row -> {
            row.leasedUntil = Optional.of(now.plus(lease));
            row.attempts++;
            return new Claimed(row.intent, row.attempts);
        });
    }

    @Override
    public synchronized Optional<Answer> answered(Asked asked) {
        return Optional.ofNullable(answers.get(asked.keyDigest()));
    }

    @Override
    public synchronized List<CaseFile> cases(List<CaseState> states, Optional<CaseId> after, int limit) {
        List<CaseFile> all = List.copyOf(cases.values());
        int from = after.map(last -> 1 + all.indexOf(cases.get(last))).orElse(0);
        return all.subList(from, all.size()).stream()
                .filter(f -> states.contains(f.state()))
                .limit(limit)
                .toList();
    }

    @Override
    public Blind staffBlind(Instant at) {
        return new Blind(
                Digest.of(Bytes.utf8("staff " + at.toString().substring(0, 7))).value());
    }

    @Override
    public synchronized List<EvidenceId> unknown(List<EvidenceId> evidence) {
        List<EvidenceId> known =
                cases.values().stream().flatMap(f -> f.objects().stream()).toList();
        return evidence.stream().filter(e -> !known.contains(e)).toList();
    }

    private static String key(Intent.Kind kind, String subject) {
        return kind + " " + subject;
    }
}
