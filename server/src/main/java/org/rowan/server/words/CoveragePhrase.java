package org.rowan.server.words;

import org.rowan.coverage.Assumption;

/// What the page about coverage says.
public enum CoveragePhrase implements Said {
    ABOUT(
            "What a switch to end-to-end encryption would cost in referrals, by your own counts of any period, and what"
                    + " brings some of it back. Nothing here looks into an encrypted message or at a"
                    + " device, and metadata"
                    + " alone reports nobody. An estimate of referrals, not of children.",
            "ما يكلّفه التحول إلى التعمية بين الطرفين من إحالات، بحسب أعدادكم لأي فترة، وما يعيد بعضها."
                    + " لا شيء هنا ينظر في رسالة معمّاة أو في جهاز، والبيانات الوصفية وحدها لا تُبلّغ عن أحد."
                    + " هو تقدير للإحالات لا للأطفال."),
    PRIVATE("Matching of private messages on the servers", "مطابقة الرسائل الخاصة على الخوادم"),
    PUBLIC("Public posts, profile and group pictures", "المنشورات العامة وصور الملفات الشخصية والمجموعات"),
    REPORTS("Reports by users", "بلاغات المستخدمين"),
    OF_PRIVATE("Of these: about private messages", "منها: عن رسائل خاصة"),
    BEHAVIOUR("What began with behaviour", "ما بدأ بالسلوك"),
    ESTIMATE("Estimate", "تقدير"),
    TODAY("Today", "اليوم"),
    AFTER("After the switch", "بعد التحول"),
    ALL("All", "الكل"),
    LOST("Lost: {0}", "المفقود: {0}"),
    MEASURES("What brings some of it back", "ما يعيد بعضها"),
    VERIFIED("Reports by users that prove what was sent", "بلاغات مستخدمين تثبت ما أُرسل"),
    PROMPTED("Asking people to report, at the right moment", "سؤال الناس أن يبلّغوا في الوقت المناسب"),
    ELSEWHERE("Matching profile pictures and public groups", "مطابقة صور الملفات الشخصية والمجموعات العامة"),
    TOGETHER("What there is with all three", "ما يتوفر بها جميعًا"),
    ASSUMED("Taken for granted, and measured by nobody", "مسلَّم بها ولم يقسها أحد"),
    ASSUMED_ABOUT(
            "Shares. The command ./rowan coverage takes other ranges, and has the figures that were"
                    + " published, which are"
                    + " projections.",
            "نِسب. يقبل الأمر ./rowan coverage نطاقات أخرى، وفيه الأرقام المنشورة، وهي توقعات."),
    TO("{0} to {1}", "{0} إلى {1}"),
    BAD(
            "Whole numbers, 0 or more, at least one of them more than 0; and not more reports about"
                    + " private messages than"
                    + " reports. Nothing was estimated.",
            "أعداد صحيحة، 0 أو أكثر، أحدها على الأقل أكبر من 0؛ ولا تزيد البلاغات عن الرسائل الخاصة على البلاغات."
                    + " لم يُقدَّر شيء.");

    private final String english;
    private final String arabic;

    CoveragePhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }

    public static Text of(Assumption one) {
        return switch (one) {
            case REPORTS_LOST ->
                new Text(
                        "of the reports about private messages: lost, because nobody can check them",
                        "من البلاغات عن رسائل خاصة: يُفقد لأن أحدًا لا يستطيع التحقق منه");
            case BEHAVIOUR_LOST ->
                new Text(
                        "of what began with behaviour: lost, because it needs closed content",
                        "مما بدأ بالسلوك: يُفقد لأنه يحتاج إلى محتوى مغلق");
            case PROVEN ->
                new Text(
                        "of the reports that would be lost: kept, when they come with proof",
                        "من البلاغات التي كانت ستُفقد: يبقى إذا جاء مع إثبات");
            case PROMPTED ->
                new Text(
                        "more reports about private messages, as a share of today's, when people are asked",
                        "بلاغات إضافية عن رسائل خاصة، نسبةً إلى بلاغات اليوم، عندما يُسأل الناس");
            case SEEN_ELSEWHERE ->
                new Text(
                        "of what is found in private messages: by accounts that show listed pictures in public",
                        "مما يُعثر عليه في الرسائل الخاصة: من حسابات تعرض صورًا مدرجة علنًا");
        };
    }
}
