package org.rowan.server.words;

import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.FoundBy;
import org.rowan.cases.IncidentType;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Noticed;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Role;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.screening.Strength;
import org.rowan.signal.SignalType;
import org.rowan.signal.Variant;

/// The words for what a case is.
public final class CaseWords {
    private CaseWords() {}

    public static Text of(CaseState state) {
        return switch (state) {
            case AWAITING_REVIEW -> new Text("Awaiting review", "بانتظار المراجعة");
            case AWAITING_SECOND -> new Text("Awaiting a second person", "بانتظار شخص ثانٍ");
            case REFERRED -> new Text("Referred, being filed", "أُحيلت ويجري تقديمها");
            case FILED -> new Text("Filed", "قُدِّمت");
            case UNSETTLED -> new Text("Perhaps filed: ask the destination", "ربما قُدِّمت: اسأل الجهة");
            case RETURNED -> new Text("Returned: needs a person", "أُعيدت: تحتاج إلى شخص");
            case PRESERVED -> new Text("Kept unseen", "محفوظ دون اطلاع");
            case RELEASED -> new Text("Released: it goes when its time is over", "أُطلق: يُتلف عند انتهاء مدته");
            case DISMISSED -> new Text("Dismissed", "صُرف النظر عنها");
            case CORRECTED -> new Text("Taken back: a mistake", "سُحبت: كانت خطأ");
            case DESTROYED -> new Text("Evidence destroyed", "أُتلفت الأدلة");
        };
    }

    public static Text of(Source source) {
        return switch (source) {
            case HASH_MATCH -> new Text("A match, as listed below", "مطابقة، كما هو مبيَّن أدناه");
            case HELD_UNSCREENABLE ->
                new Text("Could not be compared; held for a person", "تعذّرت مقارنتها؛ أُوقفت لينظر فيها شخص");
            case PRESERVED -> new Text("Nothing was found: an account was frozen", "لم يُعثر على شيء: جُمّد حساب بأمر");
            case NOTICED -> new Text("Noticed, and told by the service", "لوحظت، وأبلغت بها الخدمة");
        };
    }

    public static Text of(Noticed.By by) {
        return switch (by) {
            case MODERATOR -> new Text("Noticed by somebody who works for the service", "لاحظها شخص يعمل لدى الخدمة");
            case USER -> new Text("Noticed by a user of the service", "لاحظها مستخدم للخدمة");
            case THIRD_PARTY -> new Text("Noticed by somebody outside the service", "لاحظها طرف خارج الخدمة");
            case BEHAVIOUR -> new Text("Noticed by a system that looks at behaviour", "لاحظها نظام ينظر في السلوك");
        };
    }

    public static Text of(Surface surface) {
        return switch (surface) {
            case PUBLIC_POST -> new Text("Public post", "منشور عام");
            case PROFILE_PICTURE -> new Text("Profile picture", "صورة ملف شخصي");
            case GROUP_PICTURE -> new Text("Group picture", "صورة مجموعة");
            case UNENCRYPTED_UPLOAD -> new Text("Upload without end-to-end encryption", "رفع بلا تعمية بين الطرفين");
            case ACCOUNT -> new Text("No item: the account as a whole", "لا مادة: الحساب كله");
            case USER_REPORTED -> new Text("Reported by a user", "أبلغ عنها مستخدم");
        };
    }

    public static Text of(Strength strength) {
        return switch (strength) {
            case STRONG -> new Text("Strong: corroborated", "قوية: مدعومة بأكثر من دليل");
            case WEAK -> new Text("Weak: not corroborated", "ضعيفة: غير مدعومة بدليل آخر");
        };
    }

    public static Text of(SignalType type) {
        return switch (type) {
            case PDQ -> new Text("similar picture (PDQ)", "صورة مشابهة (PDQ)");
            case MD5 -> new Text("same bytes (MD5)", "البايتات نفسها (MD5)");
            case SHA1 -> new Text("same bytes (SHA-1)", "البايتات نفسها (SHA-1)");
            case SHA256 -> new Text("same bytes (SHA-256)", "البايتات نفسها (SHA-256)");
        };
    }

    public static Text of(FoundBy by) {
        return switch (by) {
            case PDQ -> of(SignalType.PDQ);
            case MD5 -> of(SignalType.MD5);
            case SHA1 -> of(SignalType.SHA1);
            case SHA256 -> of(SignalType.SHA256);
            case MATCHER_EXACT, MATCHER_ALIKE -> new Text("outside matching service", "خدمة مطابقة خارجية");
        };
    }

    /// How near a match is: in words, with the number.
    public static Text nearness(MatchFact match) {
        return switch (match.type()) {
            case PDQ ->
                match.distance() == 0
                        ? new Text("0 of 256 bits differ: the same picture", "لا اختلاف في أي بت من 256: الصورة نفسها")
                        : new Text("{0} of 256 bits differ", "اختلاف {0} من 256 بت").with(match.distance());
            case SHA256 -> new Text("exactly the same file", "الملف نفسه تمامًا");
            case MD5, SHA1 ->
                new Text(
                        "the same digest; a forged file could have it too",
                        "البصمة نفسها؛ وقد يحملها ملف مزوَّر أيضًا");
            case MATCHER_EXACT -> new Text("it says that it knows this very file", "تقول إنها تعرف هذا الملف بعينه");
            case MATCHER_ALIKE ->
                new Text(
                        "it says that it knows a file like this one, and not how like",
                        "تقول إنها تعرف ملفًا يشبه هذا الملف، ولا تقول إلى أي حد");
        };
    }

    public static Text of(Variant variant) {
        return switch (variant) {
            case ORIGINAL -> new Text("as uploaded", "كما رُفعت");
            case ROTATE90 -> new Text("when turned left by 90°", "عند تدويرها 90° يسارًا");
            case ROTATE180 -> new Text("when turned upside down", "عند قلبها رأسًا على عقب");
            case ROTATE270 -> new Text("when turned right by 90°", "عند تدويرها 90° يمينًا");
            case FLIP_X -> new Text("when mirrored top to bottom", "عند عكسها من أعلى إلى أسفل");
            case FLIP_Y -> new Text("when mirrored left to right", "عند عكسها من اليسار إلى اليمين");
            case FLIP_PLUS1, FLIP_MINUS1 -> new Text("when turned and mirrored", "عند تدويرها وعكسها");
        };
    }

    public static Text of(Role role) {
        return switch (role) {
            case REVIEWER -> new Text("Reviewer", "مراجِع");
            case LEAD -> new Text("Lead", "مشرف");
            case FILER -> new Text("Filer", "مقدِّم البلاغات");
            case ADMIN -> new Text("Administrator", "مدير النظام");
            case AUDITOR -> new Text("Auditor", "مدقِّق");
        };
    }

    /// What a role lets a person do, for whoever hands it out.
    public static Text about(Role role) {
        return switch (role) {
            case REVIEWER -> new Text("sees cases and decides", "يرى الحالات ويقرر");
            case LEAD ->
                new Text(
                        "reviews, files, confirms hash lists, sets legal holds, reopens dismissed cases",
                        "يراجع ويقدّم ويؤكد قوائم البصمات ويفرض الحفظ القانوني ويعيد فتح ما صُرف النظر عنه");
            case FILER -> new Text("takes packages to an agency", "ينقل الملفات إلى الجهة المختصة");
            case ADMIN -> new Text("manages people and lists; sees no case", "يدير الأشخاص والقوائم؛ ولا يرى أي حالة");
            case AUDITOR -> new Text("reads the log; sees no content", "يقرأ السجل؛ ولا يرى أي محتوى");
        };
    }

    public static Text of(Destination destination) {
        return switch (destination) {
            case NCMEC -> new Text("NCMEC CyberTipline (United States)", "NCMEC CyberTipline (الولايات المتحدة)");
            case NCA -> new Text("NCA industry portal (United Kingdom)", "بوابة NCA للقطاع (المملكة المتحدة)");
        };
    }

    /// The agency's short name, for sentences.
    public static Text brief(Destination destination) {
        return switch (destination) {
            case NCMEC -> new Text("NCMEC", "NCMEC");
            case NCA -> new Text("the NCA", "NCA");
        };
    }

    public static Text of(IncidentType type) {
        return switch (type) {
            case IMAGERY ->
                new Text(
                        "Possession, making or sharing of abuse imagery",
                        "حيازة صور اعتداء على الأطفال أو إنتاجها أو مشاركتها");
            case TRAFFICKING -> new Text("Child sex trafficking", "الاتجار بالأطفال جنسيًا");
            case TOURISM -> new Text("Child sex tourism", "السياحة الجنسية المتعلقة بالأطفال");
            case MOLESTATION -> new Text("Sexual abuse of a child", "اعتداء جنسي على طفل");
            case MISLEADING_DOMAIN -> new Text("Misleading domain name", "اسم نطاق مضلِّل");
            case MISLEADING_WORDS ->
                new Text("Misleading words or pictures on the internet", "كلمات أو صور مضلِّلة على الإنترنت");
            case ENTICEMENT -> new Text("Online enticement of a child", "استدراج طفل عبر الإنترنت");
            case OBSCENE_TO_CHILD ->
                new Text("Unrequested obscene material sent to a child", "إرسال مواد فاحشة إلى طفل دون طلبه");
        };
    }

    public static Text of(Priority priority) {
        return switch (priority) {
            case ONE -> new Text("Priority 1", "الأولوية 1");
            case TWO -> new Text("Priority 2", "الأولوية 2");
            case THREE -> new Text("Priority 3", "الأولوية 3");
        };
    }

    /// The test of the regulation for a priority, and how soon it must be sent.
    ///
    /// - Source: S.I. 2026/268, regulations 6(6) and 6(7).
    public static Text test(Priority priority) {
        return switch (priority) {
            case ONE ->
                new Text(
                        "Immediate threat to a child's life, or immediate risk of serious harm to a child."
                                + " Must be sent immediately.",
                        "خطر مباشر على حياة طفل، أو خطر مباشر بأذى جسيم لطفل. يجب الإرسال فورًا.");
            case TWO ->
                new Text(
                        "Risk of serious harm to a child in the near future. As soon as reasonably practicable.",
                        "خطر أذى جسيم لطفل في المستقبل القريب. في أقرب وقت ممكن عمليًا.");
            case THREE ->
                new Text("Neither of these. Without undue delay.", "ليس أيًّا مما سبق. دون تأخير لا مبرر له.");
        };
    }

    public static Text of(ReviewDecision decision) {
        return switch (decision) {
            case ReviewDecision.Refer refer ->
                new Text("refer to {0} as “{1}”", "الإحالة إلى {0} بوصفها «{1}»")
                        .with(brief(refer.destination()), of(refer.incident()));
            case ReviewDecision.Dismiss dismiss -> new Text("dismiss", "صرف النظر");
            case ReviewDecision.AskSecond ask -> new Text("ask a second person", "طلب رأي شخص ثانٍ");
        };
    }
}
