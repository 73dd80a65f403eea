package org.rowan.auditlog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The types of entries with their fields in the order in which they are written. Types are only ever
/// added; the fields of a type never change.
public enum EntryType {
    SOFTWARE_DEPLOY(
            Of.SERVICE,
            "software.deploy",
            Shape.LABEL.named("component"),
            Shape.LABEL.named("version"),
            Shape.DIGEST.named("image_sha256"),
            Shape.OPTIONAL_DIGEST.named("provenance_sha256")),
    KEY_CREATE(Of.SERVICE, "key.create", keyFields()),
    KEY_DESTROY(Of.SERVICE, "key.destroy", keyFields()),
    LIST_IMPORT(
            Of.SERVICE,
            "list.import",
            Shape.LABEL.named("list"),
            Shape.LABEL.named("source"),
            Shape.LABEL.named("version"),
            Shape.COUNT.named("entries"),
            Shape.DIGEST.named("list_root"),
            Shape.DIGEST.named("salt_commit"),
            Shape.YES_NO.named("drill"),
            Shape.DIGEST.named("actor")),
    LIST_CONFIRM(Of.SERVICE, "list.confirm", listChange()),
    LIST_RETIRE(Of.SERVICE, "list.retire", listChange()),
    LIST_PAUSE(Of.SERVICE, "list.pause", listChange()),
    LIST_RESUME(Of.SERVICE, "list.resume", listChange()),
    LIST_VOTE(
            Of.SERVICE,
            "list.vote",
            Shape.LABEL.named("list"),
            Shape.DIGEST.named("list_leaf"),
            Shape.WORD.named("vote"),
            Shape.DIGEST.named("actor")),
    ENTRY_SUSPEND(
            Of.SERVICE,
            "list.entry.suspend",
            Shape.LABEL.named("list"),
            Shape.DIGEST.named("list_leaf"),
            Shape.DIGEST.named("entry"),
            Shape.WORD.named("reason"),
            Shape.DIGESTS.named("actors")),
    ENTRY_REINSTATE(
            Of.SERVICE,
            "list.entry.reinstate",
            Shape.LABEL.named("list"),
            Shape.DIGEST.named("list_leaf"),
            Shape.DIGEST.named("entry"),
            Shape.DIGEST.named("actor")),
    LIST_DELTA(
            Of.SERVICE,
            "list.delta",
            Shape.LABEL.named("list"),
            Shape.DIGEST.named("list_leaf"),
            Shape.WORD.named("change"),
            Shape.COUNT.named("entered"),
            Shape.DIGEST.named("entered_root"),
            Shape.COUNT.named("left"),
            Shape.DIGEST.named("left_root"),
            Shape.DIGEST.named("actor")),
    POLICY_SET(
            Of.SERVICE,
            "policy.set",
            Shape.LABEL.named("policy"),
            Shape.SETTINGS.named("settings"),
            Shape.DIGESTS.named("actors")),
    PERSON_CHANGE(
            Of.SERVICE,
            "person.change",
            Shape.DIGEST.named("person"),
            Shape.WORD.named("change"),
            Shape.LABELS.named("roles"),
            Shape.DIGEST.named("actor")),
    CENSUS_DAILY(
            Of.SERVICE,
            "census.daily",
            Shape.DAY.named("day"),
            Shape.COUNT.named("scanned"),
            Shape.COUNT.named("matched"),
            Shape.COUNT.named("unscreenable"),
            Shape.COUNT.named("user_reports"),
            Shape.COUNT.named("open_cases"),
            Shape.COUNT.named("evidence_objects"),
            Shape.DIGEST.named("case_heads_root")),
    CASE_OPEN(
            Of.CASE,
            "case.open",
            Shape.WORD.named("source"),
            Shape.DIGEST.named("origin"),
            Shape.YES_NO.named("drill")),
    MATCH_DECISION(
            Of.CASE,
            "match.decision",
            Shape.WORD.named("outcome"),
            Shape.DIGESTS.named("list_leaves"),
            Shape.DIGEST.named("policy_leaf"),
            Shape.DIGEST.named("record")),
    REVIEW_DECISION(
            Of.CASE,
            "review.decision",
            Shape.WORD.named("outcome"),
            Shape.SOME_DIGESTS.named("reviewers"),
            Shape.DIGEST.named("record")),
    REFERRAL_INTENT(Of.CASE, "referral.intent", Shape.LABEL.named("to"), Shape.DIGEST.named("package")),
    REFERRAL_SENT(
            Of.CASE,
            "referral.sent",
            Shape.LABEL.named("to"),
            Shape.DIGEST.named("package"),
            Shape.DIGEST.named("receipt")),
    REFERRAL_REJECTED(
            Of.CASE,
            "referral.rejected",
            Shape.LABEL.named("to"),
            Shape.DIGEST.named("package"),
            Shape.COUNT.named("code")),
    REFERRAL_UNSETTLED(
            Of.CASE,
            "referral.unsettled",
            Shape.LABEL.named("to"),
            Shape.DIGEST.named("package"),
            Shape.WORD.named("outcome")),
    REFERRAL_CORRECT(
            Of.CASE,
            "referral.correct",
            Shape.LABEL.named("to"),
            Shape.DIGEST.named("package"),
            Shape.DIGEST.named("record"),
            Shape.SOME_DIGESTS.named("actors")),
    REFERRAL_EXPORT(
            Of.CASE,
            "referral.export",
            Shape.LABEL.named("form"),
            Shape.DIGEST.named("package"),
            Shape.DIGEST.named("document"),
            Shape.SOME_DIGESTS.named("actors")),
    EVIDENCE_SEAL(
            Of.CASE,
            "evidence.seal",
            Shape.DIGEST.named("evidence"),
            Shape.DIGEST.named("key_id"),
            Shape.DIGEST.named("content")),
    EVIDENCE_ACCESS(
            Of.CASE,
            "evidence.access",
            Shape.DIGEST.named("evidence"),
            Shape.WORD.named("purpose"),
            Shape.SOME_DIGESTS.named("actors")),
    EVIDENCE_EXPORT(
            Of.CASE,
            "evidence.export",
            Shape.LABEL.named("to"),
            Shape.DIGESTS.named("evidence"),
            Shape.DIGEST.named("package"),
            Shape.SOME_DIGESTS.named("actors")),
    EVIDENCE_PACK(
            Of.CASE,
            "evidence.pack",
            Shape.DIGEST.named("authority"),
            Shape.DIGEST.named("purpose"),
            Shape.DIGESTS.named("evidence"),
            Shape.SOME_DIGESTS.named("actors")),
    EVIDENCE_DESTROY_INTENT(Of.CASE, "evidence.destroy.intent", destruction()),
    EVIDENCE_DESTROY(Of.CASE, "evidence.destroy", destruction()),
    CASE_NOTE(
            Of.CASE,
            "case.note",
            Shape.WORD.named("what"),
            Shape.DIGEST.named("record"),
            Shape.DIGESTS.named("actors")),
    SERVICE_ASK(
            Of.CASE,
            "service.ask",
            Shape.LABEL.named("hook"),
            Shape.WORD.named("kind"),
            Shape.DIGEST.named("request"),
            Shape.DIGESTS.named("actors")),
    HOLD_SET(
            Of.CASE,
            "hold.set",
            Shape.DIGEST.named("authority"),
            Shape.OPTIONAL_TIME.named("until"),
            Shape.DIGEST.named("actor")),
    HOLD_LIFT(Of.CASE, "hold.lift", Shape.DIGEST.named("authority"), Shape.DIGEST.named("actor")),
    OPENING_ASK(
            Of.CASE,
            "opening.ask",
            Shape.DIGEST.named("authority"),
            Shape.DIGEST.named("purpose"),
            Shape.DIGEST.named("actor")),
    OPENING_APPROVE(
            Of.CASE,
            "opening.approve",
            Shape.DIGEST.named("authority"),
            Shape.DIGEST.named("purpose"),
            Shape.COUNT.named("until"),
            Shape.DIGEST.named("actor")),
    RETENTION_EXTEND(
            Of.CASE,
            "retention.extend",
            Shape.COUNT.named("until"),
            Shape.DIGEST.named("reason"),
            Shape.DIGEST.named("actor")),
    PRESERVE_ORDER(
            Of.CASE,
            "preserve.order",
            Shape.DIGEST.named("account"),
            Shape.OPTIONAL_DIGEST.named("authority"),
            Shape.DIGEST.named("reason"),
            Shape.DIGEST.named("actor")),
    PRESERVE_RELEASE(Of.CASE, "preserve.release", Shape.DIGEST.named("reason"), Shape.DIGEST.named("actor")),
    EVIDENCE_KEEP(
            Of.CASE,
            "evidence.keep",
            Shape.DIGEST.named("evidence"),
            Shape.DIGEST.named("key_id"),
            Shape.DIGEST.named("content"),
            Shape.DIGESTS.named("actors"));

    /// Apart, because an enum's constants are made before its own static fields.
    private static final class Named {
        static final Map<String, EntryType> BY_TEXT =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EntryType::text, type -> type));
    }

    private enum Of {
        SERVICE,
        CASE
    }

    private final Of of;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Shape.Field> fields;

    EntryType(Of of, String text, Shape.Field... fields) {
        this.of = of;
        this.text = text;
        this.fields = List.of(fields);
    }

    /// As written in the `type` line.
    public String text() {
        return text;
    }

    public List<Shape.Field> fields() {
        return fields;
    }

    /// Whether entries of this type belong to a case and carry its link.
    public boolean ofCase() {
        return of == Of.CASE;
    }

    static Optional<EntryType> named(String text) {
        return Optional.ofNullable(Named.BY_TEXT.get(text));
    }

    private static Shape.Field[] keyFields() {
        return new Shape.Field[] {
            Shape.WORD.named("purpose"),
            Shape.COUNT.named("number"),
            Shape.DIGEST.named("check"),
            Shape.DIGESTS.named("actors")
        };
    }

    private static Shape.Field[] listChange() {
        return new Shape.Field[] {
            Shape.LABEL.named("list"), Shape.DIGEST.named("list_leaf"), Shape.DIGEST.named("actor")
        };
    }

    private static Shape.Field[] destruction() {
        return new Shape.Field[] {
            Shape.WORD.named("basis"), Shape.DIGESTS.named("key_ids"), Shape.DIGESTS.named("actors")
        };
    }
}
