package org.rowan.server.words;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.Facts;
import org.rowan.cases.Findings;
import org.rowan.cases.InquiryId;
import org.rowan.cases.PersonId;
import org.rowan.evidence.EvidenceId;
import org.rowan.flow.Reviewing;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListTerms;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Individual;
import org.rowan.referral.FilingId;
import org.rowan.signal.Digests;
import org.rowan.signal.Md5;
import org.rowan.signal.Sha1;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import org.rowan.signal.WhyUndecodable;

/// One value of every case of a sealed type, made from the types of its components.
final class Samples {
    static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");
    static final EvidenceId EVIDENCE = EvidenceId.of(Bytes.utf8("sealed bytes"));

    private static final Map<Class<?>, Object> KNOWN = Map.ofEntries(
            Map.entry(String.class, "a word"),
            Map.entry(int.class, 1),
            Map.entry(Integer.class, 1),
            Map.entry(Boolean.class, true),
            Map.entry(Md5.class, Signal.parse(SignalType.MD5, "a1".repeat(16))),
            Map.entry(Sha1.class, Signal.parse(SignalType.SHA1, "a1".repeat(20))),
            Map.entry(Sha256.class, Signal.parse(SignalType.SHA256, "a1".repeat(32))),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true),
            Map.entry(Instant.class, AT),
            Map.entry(Duration.class, Duration.ofSeconds(12)),
            Map.entry(Bytes.class, Bytes.utf8("bytes")),
            Map.entry(Digest.class, Digest.of(Bytes.utf8("bytes"))),
            Map.entry(EvidenceId.class, EVIDENCE),
            Map.entry(CaseId.class, new CaseId("C-00000000")),
            Map.entry(FilingId.class, new FilingId("F-00000000")),
            Map.entry(PersonId.class, new PersonId("reviewer.one")),
            Map.entry(InquiryId.class, new InquiryId("Q-00000000")),
            Map.entry(DeliveryId.class, new DeliveryId("D-0000000000000000")),
            Map.entry(Facts.class, new Facts(Optional.empty(), Optional.empty(), Circumstances.NONE, List.of())),
            Map.entry(
                    CaseEvent.GapsAccepted.class,
                    new CaseEvent.GapsAccepted(
                            AT, new PersonId("reviewer.one"), Destination.NCMEC, List.of(Need.CHILDREN), "a word")),
            Map.entry(Reviewing.Thin.class, new Reviewing.Thin(Destination.NCMEC, List.of(Need.CHILDREN))),
            Map.entry(Ask.class, new Ask.Hold()),
            Map.entry(Circumstances.class, Circumstances.NONE),
            Map.entry(Individual.class, Individual.UNKNOWN),
            Map.entry(Findings.class, Findings.NONE),
            Map.entry(ListId.class, new ListId("l-1")));

    private Samples() {}

    /// Every case, cases of cases included.
    static List<Object> casesOf(Class<?> sealed) {
        if (sealed.isEnum()) return List.of(sealed.getEnumConstants());
        if (!sealed.isSealed()) return List.of(one(sealed));
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(c -> casesOf(c).stream())
                .toList();
    }

    private static Object one(Type type) {
        if (type instanceof ParameterizedType of) {
            Class<?> raw = (Class<?>) of.getRawType();
            if (raw == Optional.class) return Optional.of(one(of.getActualTypeArguments()[0]));
            if (raw == List.class) return List.of();
            if (raw == Set.class) return Set.of();
            if (raw == Map.class) return Map.of();
            if (raw == Personal.class) return new Personal<>(one(of.getActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (KNOWN.containsKey(raw)) return KNOWN.get(raw);
        if (raw == HashList.class) return list();
        if (raw == CaseFile.class) return file();
        if (raw == EvidenceItem.class) return evidence();
        return raw.isRecord() ? made(raw) : casesOf(raw).getFirst();
    }

    private static Object made(Class<?> raw) {
        try {
            RecordComponent[] parts = raw.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            List<Object> values = new ArrayList<>();
            for (RecordComponent part : parts) values.add(one(part.getGenericType()));
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample of " + raw.getName(), e);
        }
    }

    private static HashList list() {
        HashList.Status status = new HashList.AwaitingConfirmation(Set.of());
        return new HashList(
                new ListId("l-1"),
                "a list",
                "a source",
                SignalType.PDQ,
                false,
                1,
                1,
                "importer",
                AT,
                status,
                false,
                ListTerms.of("a list"),
                Optional.empty(),
                java.util.Set.of());
    }

    private static CaseFile file() {
        return new CaseFile(new CaseId("C-00000000"), List.of((CaseEvent) one(CaseEvent.Opened.class)));
    }

    private static EvidenceItem evidence() {
        return new EvidenceItem(
                EVIDENCE,
                "image/png",
                1,
                (Digests) one(Digests.class),
                Optional.empty(),
                Optional.of(WhyUndecodable.EMPTY));
    }
}
