package org.rowan.server.words;

import org.rowan.cases.CaseEvent;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Viewed;

/// The words for what happened to a case.
public final class TimelineWords {
    private TimelineWords() {}

    public static Text of(CaseEvent event, FilingWords.Clock clock) {
        return switch (event) {
            case CaseEvent.Opened opened ->
                new Text("Case opened: {0}.", "فُتحت الحالة: {0}.").with(CaseWords.of(opened.source()));
            case CaseEvent.EvidenceSealed sealed -> sealed(sealed);
            case CaseEvent.Claimed claimed -> claimed(claimed, clock);
            case CaseEvent.Released released ->
                new Text("{0} gave the case back.", "أعاد {0} الحالة.").with(released.by());
            case CaseEvent.Recused recused ->
                new Text("{0} stepped back from the case.", "تنحّى {0} عن الحالة.").with(recused.by());
            case CaseEvent.Revealed revealed ->
                new Text("A rendition was made for {0}: {1}.", "أُعدّت نسخة عرض لـ{0}: {1}.")
                        .with(revealed.by(), ReviewWords.of(revealed.rung()));
            case CaseEvent.ViewRecorded viewed -> viewed(viewed);
            case CaseEvent.MetadataOpened opened ->
                new Text("{0} opened the embedded metadata.", "فتح {0} البيانات الوصفية المضمّنة.").with(opened.by());
            case CaseEvent.Decided decided -> decided(decided);
            case CaseEvent.Dismissed dismissed -> new Text("The dismissal stands.", "ثبت صرف النظر عن الحالة.");
            case CaseEvent.Reopened reopened -> reopened(reopened);
            case CaseEvent.FoundHarmless found -> harmless(found, clock);
            case CaseEvent.ReferralAccepted accepted -> accepted(accepted);
            case CaseEvent.ReferralFiled filed -> filed(filed);
            case CaseEvent.ReferralUnsettled unsettled -> unsettled(unsettled);
            case CaseEvent.ReferralReturned returned -> returned(returned);
            case CaseEvent.RiskRanked ranked -> RiskWords.of(ranked);
            case CaseEvent.AfterFiling after -> AfterWords.of(after);
            case CaseEvent.HoldSet set -> hold(set, clock);
            case CaseEvent.HoldLifted lifted -> lifted(lifted);
            case CaseEvent.OpeningAsked asked -> asked(asked);
            case CaseEvent.OpeningApproved approved -> agreed(approved, clock);
            case CaseEvent.RetentionExtended extended -> extended(extended, clock);
            case CaseEvent.RecordsTaken taken -> taken(taken);
            case CaseEvent.Exported exported -> exported(exported);
            case CaseEvent.PreservationEvent said -> KeptWords.of(said);
            case CaseEvent.ServiceEvent said -> AskWords.of(said, clock);
            case CaseEvent.AuthorityEvent noted -> UkWords.of(noted, clock);
            case CaseEvent.DestructionOrdered ordered -> ordered(ordered);
            case CaseEvent.EvidenceDestroyed destroyed -> destroyed(destroyed);
        };
    }

    private static Text ordered(CaseEvent.DestructionOrdered ordered) {
        return new Text("Destruction was ordered: {0}.", "أُمر بالإتلاف: {0}.").with(FilingWords.of(ordered.basis()));
    }

    private static Text sealed(CaseEvent.EvidenceSealed sealed) {
        return new Text("A file of {0} bytes was sealed as evidence.", "خُتم ملف من {0} بايت دليلًا.")
                .with(sealed.evidence().length());
    }

    private static Text reopened(CaseEvent.Reopened reopened) {
        return new Text("{0} reopened the case. Reason: {1}", "أعاد {0} فتح الحالة. السبب: {1}")
                .with(reopened.by(), reopened.reason());
    }

    private static Text harmless(CaseEvent.FoundHarmless found, FilingWords.Clock clock) {
        return new Text("{0} found the file harmless, until {1}.", "رأى {0} أن الملف غير ضار، حتى {1}.")
                .with(found.by(), clock.say(found.until()));
    }

    private static Text viewed(CaseEvent.ViewRecorded viewed) {
        if (viewed.inView().compareTo(Viewed.COUNTS_FROM) < 0) {
            return new Text(
                            "{0} had {1} in view for less than {2} s: too briefly to count as seen.",
                            "ظهرت {1} أمام {0} أقل من {2} ث: أقصر من أن تُعدّ مشاهدة.")
                    .with(viewed.by(), ReviewWords.of(viewed.rung()), Viewed.COUNTS_FROM.toSeconds());
        }
        Text pattern = viewed.whole()
                ? new Text("{0} saw {1} for {2} s: the entire contents.", "شاهد {0} {1} مدة {2} ث: المحتوى كله.")
                : new Text(
                        "{0} saw {1} for {2} s: not the entire contents.", "شاهد {0} {1} مدة {2} ث: ليس المحتوى كله.");
        return pattern.with(
                viewed.by(), ReviewWords.of(viewed.rung()), viewed.inView().toSeconds());
    }

    private static Text decided(CaseEvent.Decided decided) {
        ReviewDecision decision = decided.decision();
        return new Text("{0} decided to {1}. Reason: {2}", "قرّر {0} {1}. السبب: {2}")
                .with(decided.by(), CaseWords.of(decision), decision.reason());
    }

    private static Text lifted(CaseEvent.HoldLifted lifted) {
        return new Text("{0} lifted the legal hold: {1}", "رفع {0} الحفظ القانوني: {1}")
                .with(lifted.by(), lifted.reason());
    }

    private static Text extended(CaseEvent.RetentionExtended extended, FilingWords.Clock clock) {
        return new Text(
                        "{0} keeps the evidence until {1} at least. Reason: {2}",
                        "يحفظ {0} الأدلة حتى {1} على الأقل. السبب: {2}")
                .with(extended.by(), clock.say(extended.until()), extended.reason());
    }

    private static Text claimed(CaseEvent.Claimed claimed, FilingWords.Clock clock) {
        return new Text("{0} took the case, until {1}.", "تولى {0} الحالة حتى {1}.")
                .with(claimed.by(), clock.say(claimed.until()));
    }

    private static Text destroyed(CaseEvent.EvidenceDestroyed destroyed) {
        return new Text("Evidence destroyed: {0} files.", "أُتلفت الأدلة: عدد الملفات {0}.")
                .with(destroyed.evidence().size());
    }

    private static Text agreed(CaseEvent.OpeningApproved approved, FilingWords.Clock clock) {
        return new Text(
                        "{0} agreed to the records pack that was asked for, until {1}.",
                        "وافق {0} على حزمة السجلات المطلوبة، حتى {1}.")
                .with(approved.by(), clock.say(approved.until()));
    }

    private static Text asked(CaseEvent.OpeningAsked asked) {
        return new Text(
                        "{0} asks a second lead to agree to a records pack for {1}. Purpose: {2}",
                        "يطلب {0} من مشرف ثانٍ الموافقة على حزمة سجلات لصالح {1}. الغرض: {2}")
                .with(asked.by(), asked.authority(), asked.purpose());
    }

    private static Text taken(CaseEvent.RecordsTaken taken) {
        return new Text(
                        "{0} ordered a records pack, with {1} files of evidence, for {2}. Purpose: {3}",
                        "طلب {0} حزمة سجلات فيها من ملفات الأدلة {1}، لصالح {2}. الغرض: {3}")
                .with(taken.by(), taken.evidence().size(), taken.authority(), taken.purpose());
    }

    private static Text exported(CaseEvent.Exported exported) {
        return new Text("{0} exported filing {1} in the form {2}.", "صدّر {0} التقديم {1} بالصيغة {2}.")
                .with(exported.by(), exported.filing(), exported.form());
    }

    private static Text accepted(CaseEvent.ReferralAccepted accepted) {
        return new Text(
                        "The referral to {0} stands; filing {1} was ordered.",
                        "ثبتت الإحالة إلى {0}؛ وطُلب التقديم {1}.")
                .with(CaseWords.brief(accepted.destination()), accepted.filing());
    }

    private static Text filed(CaseEvent.ReferralFiled filed) {
        return new Text("{0} confirmed filing {1}: reference {2}.", "أكدت {0} التقديم {1}: المرجع {2}.")
                .with(CaseWords.brief(filed.destination()), filed.filing(), filed.reference());
    }

    private static Text unsettled(CaseEvent.ReferralUnsettled unsettled) {
        return new Text(
                        "Filing {0} to {1} may have arrived; a person asks: {2}",
                        "ربما وصل التقديم {0} إلى {1}؛ يسأل شخص الجهة: {2}")
                .with(unsettled.filing(), CaseWords.brief(unsettled.destination()), unsettled.sentence());
    }

    private static Text returned(CaseEvent.ReferralReturned returned) {
        return new Text("Filing {0} to {1} came back: {2}", "عاد التقديم {0} إلى {1}: {2}")
                .with(returned.filing(), CaseWords.brief(returned.destination()), returned.sentence());
    }

    private static Text hold(CaseEvent.HoldSet set, FilingWords.Clock clock) {
        return set.until()
                .map(until -> new Text(
                                "{0} set a legal hold for {1} until {2}.", "فرض {0} حفظًا قانونيًا لصالح {1} حتى {2}.")
                        .with(set.by(), set.authority(), clock.say(until)))
                .orElseGet(() -> new Text(
                                "{0} set a legal hold for {1} until lifted.",
                                "فرض {0} حفظًا قانونيًا لصالح {1} حتى يُرفع.")
                        .with(set.by(), set.authority()));
    }
}
