package org.rowan.server.words;

import org.rowan.cases.Retention;
import org.rowan.flow.Standing;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Gap;
import org.rowan.referral.Next;
import org.rowan.referral.StepAnswer;

/// The words for filing and keeping.
public final class FilingWords {
    private FilingWords() {}

    public static Text of(Gap gap) {
        return switch (gap) {
            case REPORTER_EMAIL ->
                new Text(
                        "The reporter's e-mail address is missing. The operator sets it in the configuration.",
                        "ينقص البريد الإلكتروني لمقدّم البلاغ. يضبطه المشغّل في الإعدادات.");
            case INCIDENT_IN_FUTURE ->
                new Text(
                        "The service says the item was shared in the future."
                                + " One of the clocks is wrong; wait or correct it.",
                        "تقول الخدمة إن المادة شُوركت في المستقبل. إحدى الساعتين خاطئة؛ انتظر أو صحّحها.");
            case CAPTURE_IN_FUTURE ->
                new Text(
                        "The service says the address was seen in the future."
                                + " One of the clocks is wrong; wait or correct it.",
                        "تقول الخدمة إن العنوان رُصد في المستقبل. إحدى الساعتين خاطئة؛ انتظر أو صحّحها.");
            case ACCOUNT_ID ->
                new Text(
                        "The service did not say which account shared the item. Ask the service.",
                        "لم تذكر الخدمة الحساب الذي شارك المادة. اسأل الخدمة.");
            case PRIORITY ->
                new Text(
                        "The NCA needs a priority. Read the three tests and choose one.",
                        "تحتاج NCA إلى أولوية. اقرأ الاختبارات الثلاثة واختر واحدًا.");
            case UK_LINK -> UkWords.noLink();
            case SUBSTANCE ->
                new Text(
                        "The case holds no file, no messages and no conduct, and metadata alone is not reported."
                                + " Ask the service for the file; sent as an item, it opens a case of its own.",
                        "لا تحوي الحالة ملفًا ولا رسائل ولا وصفًا لسلوك، ولا يُبلَّغ بالبيانات وحدها."
                                + " اطلب الملف من الخدمة؛ وعند إرساله مادةً يفتح حالة خاصة به.");
            case VIRAL_FILE ->
                new Text(
                        "A viral report has exactly one file, marked as viral or as a possible meme."
                                + " Mark it, or report in full.",
                        "للبلاغ عن مادة واسعة الانتشار ملف واحد فقط، موسوم بأنه واسع الانتشار أو ميم محتمل."
                                + " ضع الوسم، أو بلّغ بلاغًا كاملًا.");
            case DRILL_TO_PRODUCTION, REAL_TO_TEST, NO_DESK -> ofDesk(gap);
        };
    }

    private static Text ofDesk(Gap gap) {
        return switch (gap) {
            case DRILL_TO_PRODUCTION ->
                new Text(
                        "This is a drill, and the desk files for real. A drill never goes there.",
                        "هذا تمرين، والجهة المضبوطة حقيقية. لا يذهب التمرين إليها أبدًا.");
            case REAL_TO_TEST ->
                new Text(
                        "This is a real case, and the desk is a test. Nothing real is sent there."
                                + " Configure the real desk.",
                        "هذه حالة حقيقية، والجهة المضبوطة للتجربة. لا يُرسل إليها شيء حقيقي. اضبط الجهة الحقيقية.");
            case NO_DESK ->
                new Text(
                        "No desk is configured for this destination. The operator configures it; then decide again.",
                        "لم تُضبط جهة لهذه الوجهة. يضبطها المشغّل؛ ثم قرّر من جديد.");
            default -> throw new IllegalArgumentException(gap + " is not about the desk");
        };
    }

    public static Text of(FilingStep step) {
        return switch (step) {
            case FilingStep.Open open -> new Text("open the report", "فتح البلاغ");
            case FilingStep.Upload upload -> new Text("upload a file", "رفع ملف");
            case FilingStep.Describe describe -> new Text("describe a file", "وصف ملف");
            case FilingStep.Enclose enclose -> new Text("upload an enclosed text", "رفع نص مرفق");
            case FilingStep.DescribeEnclosure describe -> new Text("describe an enclosed text", "وصف نص مرفق");
            case FilingStep.Finish finish -> new Text("finish the report", "إنهاء البلاغ");
            case FilingStep.Retract retract -> new Text("retract the unfinished report", "سحب البلاغ غير المنتهي");
        };
    }

    public static Text of(StepAnswer answer) {
        return switch (answer) {
            case StepAnswer.Accepted a -> new Text("accepted", "قُبلت");
            case StepAnswer.AlreadyFinished a -> new Text("the report was delivered already", "سبق أن وصل البلاغ");
            case StepAnswer.Corrupted c ->
                new Text(
                        "the agency holds other bytes than were sent; the report is begun again",
                        "لدى الجهة بايتات غير التي أُرسلت؛ يبدأ البلاغ من جديد");
            case StepAnswer.Rejected r ->
                new Text("refused with code {0}: {1} ({2})", "رُفضت بالرمز {0}: {1} ({2})")
                        .with(r.code(), r.sentence(), of(r.cause()));
            case StepAnswer.NotSent n ->
                new Text("nothing reached the agency: {0}", "لم يصل شيء إلى الجهة: {0}").with(n.sentence());
            case StepAnswer.Unknown u ->
                new Text("no clear answer; it may have worked: {0}", "لا جواب واضح؛ وربما نجحت: {0}")
                        .with(u.sentence());
            case StepAnswer.AwaitsPerson a ->
                new Text(
                        "the package is ready; a person takes it to the portal",
                        "الحزمة جاهزة؛ ينقلها شخص إلى البوابة");
        };
    }

    public static Text of(StepAnswer.Cause cause) {
        return switch (cause) {
            case DOCUMENT -> new Text("the document is not acceptable", "المستند غير مقبول");
            case CREDENTIALS -> new Text("our credentials were not accepted", "لم تُقبل بيانات اعتمادنا");
            case GONE -> new Text("the report has lapsed", "سقط البلاغ");
            case AGENCY -> new Text("trouble at the agency", "خلل لدى الجهة");
        };
    }

    public static Text of(FilingOutcome outcome) {
        return switch (outcome) {
            case FilingOutcome.Filed filed ->
                new Text(
                                "Filed. The destination confirmed it. Reference {0}.",
                                "قُدِّم البلاغ وأكدته الجهة. المرجع {0}.")
                        .with(filed.reference());
            case FilingOutcome.Rejected rejected ->
                new Text(
                                "Not filed: the destination refused it (code {0}: {1}). The case is back for a person.",
                                "لم يُقدَّم: رفضته الجهة (الرمز {0}: {1}). عادت الحالة إلى شخص.")
                        .with(rejected.code(), rejected.sentence());
            case FilingOutcome.NotSent not ->
                new Text(
                                "Not filed: nothing was delivered ({0})."
                                        + " The case is back for a person, who may order it anew.",
                                "لم يُقدَّم: لم يصل شيء ({0}). عادت الحالة إلى شخص يمكنه طلبه من جديد.")
                        .with(not.sentence());
            case FilingOutcome.Unknown unknown ->
                new Text(
                                "It may have been filed: the destination did not answer ({0}). Ask it about report {1}"
                                        + " and say here what it answers; until then nothing is decided or sent.",
                                "ربما قُدِّم: لم تُجب الجهة ({0}). اسألها عن البلاغ {1} وسجّل هنا جوابها؛"
                                        + " وحتى ذلك الحين لا يُقرَّر شيء ولا يُرسل.")
                        .with(unknown.sentence(), unknown.number().isEmpty() ? "—" : unknown.number());
        };
    }

    public static Text of(Standing.Condition condition) {
        return switch (condition) {
            case UNSETTLED -> new Text("Perhaps filed: ask the destination", "ربما قُدِّم: اسأل الجهة");
            case SET_ASIDE -> new Text("Set aside: needs a person", "نُحّي جانبًا: يحتاج إلى شخص");
            case RUNS_OUT -> new Text("Open report, soon lapses", "بلاغ مفتوح يسقط قريبًا");
            case FAILING -> new Text("Keeps failing", "يتكرر إخفاقه");
            case WAITS_FOR_PERSON -> new Text("Waits for a person at the portal", "بانتظار شخص عند البوابة");
            case UNDER_WAY -> new Text("Under way", "جارٍ");
            case FILED -> new Text("Filed", "قُدِّم");
            case RETURNED -> new Text("Came back", "عاد");
        };
    }

    /// An answer in a word, with the agency's code where it gave one.
    public static Text brief(StepAnswer answer) {
        return switch (answer) {
            case StepAnswer.Accepted accepted -> new Text("accepted", "قُبلت");
            case StepAnswer.AlreadyFinished finished -> new Text("already finished", "مُنهى من قبل");
            case StepAnswer.Corrupted corrupted -> new Text("other bytes", "بايتات أخرى");
            case StepAnswer.Rejected rejected ->
                new Text("refused, code {0}", "رُفضت بالرمز {0}").with(rejected.code());
            case StepAnswer.NotSent not -> new Text("not reached", "لم تُبلغ");
            case StepAnswer.Unknown unknown -> new Text("no clear answer", "لا جواب واضح");
            case StepAnswer.AwaitsPerson awaits -> new Text("package ready", "الحزمة جاهزة");
        };
    }

    public static Text of(Next next) {
        return switch (next) {
            case Next.Take take -> new Text("Next: {0}.", "التالي: {0}.").with(of(take.step()));
            case Next.Again again ->
                new Text(
                                "Failed {0} times in a row; next: {1} again, by itself.",
                                "أخفقت {0} مرة متتالية؛ التالي: {1} تلقائيًا.")
                        .with(again.failures(), of(again.step()));
            case Next.WaitForPerson wait ->
                new Text(
                        "Waits for a person: take the package to the portal and enter the reference.",
                        "بانتظار شخص: انقل الحزمة إلى البوابة وأدخل المرجع.");
            case Next.StandAside aside ->
                new Text(
                                "Set aside: {0}. Nothing is done until a person with the role filer or lead"
                                        + " resumes it.",
                                "نُحّي جانبًا: {0}. لا يُفعل شيء حتى يستأنفه شخص له دور المقدِّم أو المشرف.")
                        .with(aside.sentence());
            case Next.End end -> of(end.outcome());
        };
    }

    public static Text of(FilingEvent event) {
        return switch (event) {
            case FilingEvent.Begun begun ->
                new Text("Referral to {0} frozen and ordered.", "جُمّدت الإحالة إلى {0} وطُلب تقديمها.")
                        .with(CaseWords.brief(begun.referral().destination()));
            case FilingEvent.StepStarted started ->
                new Text("Started: {0}, at {1}.", "بدأت: {0}، لدى {1}.")
                        .with(of(started.step()), started.environment());
            case FilingEvent.StepAnswered answered ->
                new Text("Answer to “{0}”: {1}.", "الجواب عن «{0}»: {1}.")
                        .with(of(answered.step()), of(answered.answer()));
            case FilingEvent.ReferenceEntered entered ->
                new Text("{0} entered the reference {1}.", "أدخل {0} المرجع {1}.")
                        .with(entered.by(), entered.reference());
            case FilingEvent.Declined declined ->
                new Text("{0}: the agency does not have it. {1}", "{0}: البلاغ ليس لدى الجهة. {1}")
                        .with(declined.by(), declined.reason());
            case FilingEvent.Stumbled stumbled ->
                new Text("The work on it broke off: {0}", "انقطع العمل عليه: {0}").with(stumbled.sentence());
            case FilingEvent.SetAside aside -> new Text("Set aside: {0}.", "نُحّي جانبًا: {0}.").with(aside.sentence());
            case FilingEvent.Resumed resumed ->
                new Text("{0} let it go on: {1}", "سمح {0} بمتابعته: {1}").with(resumed.by(), resumed.reason());
            case FilingEvent.Withdrawn withdrawn ->
                new Text("{0} withdrew it: {1}", "سحبه {0}: {1}").with(withdrawn.by(), withdrawn.reason());
            case FilingEvent.Ended ended -> of(ended.outcome());
        };
    }

    public static Text of(Retention retention, Clock clock) {
        return switch (retention) {
            case Retention.Open open ->
                new Text(
                        "No clock runs yet: a person still decides, or a referral is on its way.",
                        "لم تبدأ أي مدة بعد: لا يزال القرار لشخص، أو أن الإحالة في طريقها.");
            case Retention.Keep keep ->
                new Text("Evidence is kept until {0}, then destroyed.", "تُحفظ الأدلة حتى {0} ثم تُتلف.")
                        .with(clock.say(keep.until()));
            case Retention.Held held ->
                held.until()
                        .map(until -> new Text(
                                        "Legal hold ({0}) until {1}: nothing is destroyed.",
                                        "حفظ قانوني ({0}) حتى {1}: لا يُتلف شيء.")
                                .with(held.authority(), clock.say(until)))
                        .orElseGet(() -> new Text(
                                        "Legal hold ({0}) until lifted: nothing is destroyed.",
                                        "حفظ قانوني ({0}) حتى يُرفع: لا يُتلف شيء.")
                                .with(held.authority()));
            case Retention.Destroy destroy ->
                new Text("Due for destruction since {0}: {1}.", "حان إتلافها منذ {0}: {1}.")
                        .with(clock.say(destroy.since()), of(destroy.basis()));
            case Retention.Gone gone -> new Text("No evidence is held.", "لا تُحفظ أي أدلة.");
        };
    }

    public static Text of(Retention.Basis basis) {
        return switch (basis) {
            case RETENTION_EXPIRED -> new Text("the time the law sets is over", "انتهت المدة التي يحددها القانون");
            case DISMISSED ->
                new Text("dismissed, and the time to appeal is over", "صُرف النظر عنها وانتهت مدة الاعتراض");
        };
    }

    /// How a moment is said.
    @FunctionalInterface
    public interface Clock {
        String say(java.time.Instant at);
    }
}
