package org.rowan.server.words;

import org.rowan.base.Inert;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.Reviewed.Refusal;

/// The words for what is frozen and kept unseen.
public final class KeptWords {
    private KeptWords() {}

    static Text of(CaseEvent.PreservationEvent event) {
        return switch (event) {
            case CaseEvent.PreservationOrdered ordered -> ordered(ordered);
            case CaseEvent.PreservationReleased released ->
                new Text("{0} released what was frozen. Reason: {1}", "أطلق {0} ما جُمّد. السبب: {1}")
                        .with(released.by(), released.reason());
            case CaseEvent.KeptUnseen kept ->
                new Text(
                                "{0} sent “{1}”, {2} bytes; it was sealed, and nobody looked at it.",
                                "أرسل {0} «{1}»، {2} بايت؛ خُتم ولم يطّلع عليه أحد.")
                        .with(
                                kept.sender(),
                                Inert.of(kept.kept().name().reveal()),
                                kept.kept().length());
        };
    }

    private static Text ordered(CaseEvent.PreservationOrdered ordered) {
        return ordered.authority()
                .map(authority -> new Text(
                                "{0} had everything of the account frozen for {1}. Reason: {2}",
                                "أمر {0} بتجميد كل ما في الحساب لصالح {1}. السبب: {2}")
                        .with(ordered.by(), authority, ordered.reason()))
                .orElseGet(() -> new Text(
                                "{0} had everything of the account frozen. Reason: {1}",
                                "أمر {0} بتجميد كل ما في الحساب. السبب: {1}")
                        .with(ordered.by(), ordered.reason()));
    }

    static Text of(Refusal refusal) {
        if (refusal == Refusal.KEPT_UNSEEN) {
            return new Text(
                    "This is kept unseen: it was sealed as it came, and it is shown to nobody here. It leaves only in a"
                            + " records pack, for legal process. Nothing was opened.",
                    "هذا محفوظ دون اطلاع: خُتم كما ورد، ولا يُعرض هنا على أحد. ولا يخرج إلا في حزمة سجلات، لإجراء"
                            + " قانوني. لم يُفتح شيء.");
        }
        if (refusal == Refusal.PRESERVED_ONLY) {
            return new Text(
                    "Nothing was found about this account: it is only frozen, and nothing else can be asked for it."
                            + " What somebody noticed is told by a notice of its own. Nothing was asked.",
                    "لم يُعثر على شيء عن هذا الحساب: هو مجمّد فقط، ولا يُطلب له شيء آخر. وما لاحظه أحد يُبلَّغ به"
                            + " بإشعار مستقل. لم يُطلب شيء.");
        }
        if (refusal == Refusal.ACCOUNT_UNKNOWN) {
            return new Text(
                    "The service did not say whose account this is, so there is nothing to freeze. Name the account:"
                            + " ./rowan preserve order --account ID. Nothing was ordered.",
                    "لم تذكر الخدمة صاحب هذا الحساب، فلا شيء لتجميده. سمِّ الحساب: ./rowan preserve order --account"
                            + " ID. لم يؤمر بشيء.");
        }
        return new Text(
                "No order to freeze this account stands. Nothing was changed.",
                "لا يوجد أمر قائم بتجميد هذا الحساب. لم يتغيّر شيء.");
    }
}
