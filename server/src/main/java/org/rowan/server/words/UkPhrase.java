package org.rowan.server.words;

/// What the console says of reporting in the United Kingdom.
public enum UkPhrase implements Said {
    LINK("Link to the United Kingdom, for the NCA only", "الصلة بالمملكة المتحدة، لـNCA فقط"),
    LINK_ABOUT(
            "What there is evidence of. A provider outside the United Kingdom reports content with such a link, and"
                    + " says so or that none is known.",
            "ما يوجد دليل عليه. المزوِّد خارج المملكة المتحدة يبلّغ عن المحتوى الذي له صلة كهذه،"
                    + " ويذكرها أو يذكر أنه لا تُعرف صلة."),
    NO_LINK("No link is known", "لا تُعرف صلة"),
    WHO_HAS_IT("Who has the report", "لدى من البلاغ"),
    WHO_HAS_IT_ABOUT(
            "An arrangement can cover the duty to report: what one body has is not reported to the other a second time."
                    + " A lead decides for this case.",
            "قد يغطي ترتيبٌ واجبَ الإبلاغ: ما لدى جهة لا يُبلَّغ به إلى الأخرى مرة ثانية. ويقرر مشرف لهذه الحالة."),
    DUTY("The report that need not be made", "البلاغ الذي لا يلزم تقديمه"),
    ARRANGEMENT("Covered by", "يغطيه"),
    NOT_COVERED("not covered: it has to be made", "غير مغطى: يلزم تقديمه"),
    COVERING_REFERENCE("Reference of the report made elsewhere, if known", "مرجع البلاغ المقدَّم إلى جهة أخرى إن عُرف"),
    DECIDE_COVERAGE("Put on record", "تسجيل"),
    COVERAGE_DECIDED("On record.", "سُجّل."),
    NO_DUTY("Choose the report this is about. Nothing was changed.", "اختر البلاغ المقصود. لم يتغيّر شيء."),
    NO_ARRANGEMENT_CHOSEN(
            "Choose the arrangement, or that it is not covered. Nothing was changed.",
            "اختر الترتيب أو أنه غير مغطى. لم يتغيّر شيء."),
    MINIMUM("Minimum report", "بلاغ أدنى"),
    MINIMUM_ABOUT(
            "With priority 1 the report to the NCA does not wait for what is missing: it says that this is unknown, and"
                    + " what is found out later follows as a further report.",
            "مع الأولوية 1 لا ينتظر البلاغ إلى NCA ما ينقص: يُذكر أنه غير معروف، وما يُعرف لاحقًا يتبع في بلاغ إضافي."),
    INQUIRIES("Inquiries of authorities", "استفسارات الجهات"),
    INQUIRIES_ABOUT(
            "What authorities asked about a case and nobody has answered yet, the soonest due first. An inquiry keeps"
                    + " no evidence: for that a lead sets a legal hold.",
            "ما سألت عنه الجهات في حالة ولم يُجَب عنه بعد، والأقرب استحقاقًا أولًا. الاستفسار لا يحفظ الأدلة:"
                    + " لذلك يفرض مشرف حفظًا قانونيًا."),
    ANSWER_RULE(
            "Where the authority sets no time, an answer is due within:",
            "إن لم تحدد الجهة وقتًا، يُستحق الجواب خلال:"),
    INQUIRIES_EMPTY("Nothing waits for an answer.", "لا شيء ينتظر جوابًا."),
    INQUIRY("Inquiry", "الاستفسار"),
    INQUIRER("Who asks, and their reference", "من يسأل ومرجعه"),
    RECEIVED("Received", "تاريخ الاستلام"),
    DUE("Answer due", "موعد الجواب"),
    OVERDUE("Overdue", "متأخر"),
    ENDED("Ended", "انتهى"),
    ASKED("What is asked", "المطلوب"),
    ANSWER("Answered", "أُجيب"),
    ANSWER_ABOUT(
            "This puts on record that the authority was answered. Nothing is sent by it.",
            "يسجّل هذا أن الجهة أُجيبت. ولا يُرسل به شيء."),
    GIVEN("What it was given, and by which way", "ما أُعطيت، وبأي طريقة"),
    WITH_PACK("The records pack that was ordered last is part of it", "حزمة السجلات المطلوبة أخيرًا جزء منه"),
    WHY_NOTHING("Why it is given nothing", "لماذا لا تُعطى شيئًا"),
    REFUSE("Given nothing", "لم تُعطَ شيئًا"),
    NEW_INQUIRY("An inquiry came in", "ورد استفسار"),
    RECEIVED_UTC("Received (UTC)", "تاريخ الاستلام (UTC)"),
    DUE_UTC("Answer due, as the authority set it (UTC)", "موعد الجواب كما حددته الجهة (UTC)"),
    DUE_ABOUT(
            "Leave it empty where it set none: then the rule counts.", "اتركه فارغًا إن لم تحدده: عندها تسري القاعدة."),
    ABOUT_FILING("The filing it is about, if it names one", "التقديم المقصود إن ذُكر"),
    INQUIRY_RECORDED("On record as {0}; an answer is due by {1}.", "سُجّل برقم {0}؛ والجواب مستحق في {1}."),
    INQUIRY_ENDED("On record; the inquiry is closed.", "سُجّل؛ وأُغلق الاستفسار."),
    NO_INQUIRER(
            "Say who asks, with their reference: 1 to 500 printable characters. Nothing was put on record.",
            "اذكر من يسأل ومرجعه: من 1 إلى 500 حرف قابل للطباعة. لم يُسجَّل شيء."),
    BAD_MOMENT(
            "A moment is a day and a time, in UTC. Nothing was put on record.",
            "الوقت يوم وساعة بتوقيت UTC. لم يُسجَّل شيء."),
    NO_ASKED(
            "Say what is asked: 1 to 3,000 characters. Nothing was put on record.",
            "اذكر المطلوب: من 1 إلى 3000 حرف. لم يُسجَّل شيء."),
    NO_ANSWER(
            "Say what was given, or why nothing: 1 to 3,000 characters. Nothing was put on record.",
            "اذكر ما أُعطي أو سبب عدم الإعطاء: من 1 إلى 3000 حرف. لم يُسجَّل شيء."),
    DUTY_TITLE("The duty to report in the United Kingdom", "واجب الإبلاغ في المملكة المتحدة"),
    ARRANGEMENTS("Arrangements", "الترتيبات"),
    NO_ARRANGEMENTS(
            "None: nothing is covered by a report made elsewhere.", "لا شيء: لا يغطي شيئًا بلاغٌ مقدَّم إلى جهة أخرى."),
    LINK_CONTRADICTS(
            "A link to the United Kingdom is marked, and that none is known: only one can be so.",
            "وُضعت علامة على صلة بالمملكة المتحدة وعلى أنه لا تُعرف صلة: لا يصح إلا أحدهما.");

    private final String english;
    private final String arabic;

    UkPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
