package org.rowan.server.words;

/// What the pages say of accounts that are frozen and kept unseen.
public enum KeptPhrase implements Said {
    FROZEN("Frozen accounts", "حسابات مجمّدة"),
    FROZEN_ABOUT(
            "Everything of an account can be kept without anybody looking: sealed as it comes, shown to nobody here,"
                    + " destroyed when its time is over. From a case, use the page of the case.",
            "يمكن حفظ كل ما في حساب دون أن يطّلع عليه أحد: يُختم كما يرد، ولا يُعرض هنا على أحد، ويُتلف عند انتهاء"
                    + " مدته. وإذا كانت هناك حالة فاستخدم صفحتها."),
    FROZEN_EMPTY("No account is frozen without a case.", "لا يوجد حساب مجمّد دون حالة."),
    WHAT_IT_IS(
            "Nothing was found about this account. It is kept frozen, and it is no case: nobody decides anything here,"
                    + " nothing is reported from here, and what was kept is not shown, not decoded and not compared.",
            "لم يُعثر على شيء عن هذا الحساب. هو محفوظ مجمّدًا وليس حالة: لا يقرر أحد هنا شيئًا، ولا يُبلَّغ عن شيء"
                    + " من هنا، ولا يُعرض ما حُفظ ولا تُفك ترميزاته ولا يُقارن."),
    WHAT_THEN(
            "What somebody noticed is told by a notice of its own. An authority with a warrant gets a records pack.",
            "ما لاحظه أحد يُبلَّغ به بإشعار مستقل. وتحصل الجهة التي معها أمر قضائي على حزمة سجلات."),
    KEPT_UNSEEN("Kept unseen", "محفوظ دون اطلاع"),
    KEPT_ABOUT("Not part of the report, and nobody has looked at it.", "ليس جزءًا من البلاغ، ولم يطّلع عليه أحد."),
    NOT_ORDERED("The account is not frozen.", "الحساب غير مجمّد."),
    STANDS("The order stands and takes in what comes until {0}.", "الأمر قائم ويُقبل ما يرد حتى {0}."),
    OVER("The order stands, and its time to take in is over.", "الأمر قائم، وانتهت مدة قبوله لما يرد."),
    RELEASED("The order was released; nothing more is taken in.", "أُطلق الأمر؛ ولا يُقبل شيء بعد الآن."),
    CAME("What came", "ما ورد"),
    NOTHING_CAME("Nothing came yet.", "لم يرد شيء بعد."),
    OUTSTANDING("What is outstanding", "ما لم يصل بعد"),
    ASKED_ONE("{0} at {1}: {2}", "{0} عند {1}: {2}"),
    WAITING("not taken by the service yet", "لم تتسلمه الخدمة بعد"),
    TAKEN("taken by the service; it sends what it has", "تسلمته الخدمة؛ وترسل ما لديها"),
    GIVEN_UP("given up; ./rowan hook retry asks again", "تُرك؛ ويعيد ./rowan hook retry الطلب"),
    NOT_SENT("not sent", "لم يُرسل"),
    BY_HAND(
            "No address of the service takes this, so nobody was asked. Export everything of the account from your"
                    + " service by hand, without opening it, and bring it on the machine of this server:",
            "لا يوجد عنوان للخدمة يتلقى هذا، فلم يُسأل أحد. صدّر كل ما في الحساب من خدمتك يدويًا دون فتحه، ثم أحضره"
                    + " على جهاز هذا الخادم:"),
    ORDER("Freeze the account", "تجميد الحساب"),
    ORDER_AGAIN("Order it again, for as long again", "تجديد الأمر للمدة نفسها"),
    ORDER_ABOUT(
            "The service is asked for everything of the account where an address of it is set up. The reason goes on"
                    + " record.",
            "تُسأل الخدمة عن كل ما في الحساب إذا ضُبط عنوان لها. ويُسجَّل السبب."),
    REASON("Why", "السبب"),
    AUTHORITY("Who asked for it, and their reference, if somebody did", "من طلبه ومرجعه، إن طلبه أحد"),
    ACCOUNT("Account, as your service calls it", "الحساب كما تسميه خدمتك"),
    DRILL("Practice: this account does not exist", "تمرين: هذا الحساب غير موجود"),
    RELEASE("Release it", "إطلاقه"),
    RELEASE_ABOUT(
            "Nothing more is taken in. What was kept is destroyed when its time is over; what your service keeps, it"
                    + " keeps by its own rules.",
            "لا يُقبل شيء بعد ذلك. ويُتلف ما حُفظ عند انتهاء مدته؛ وما تحفظه خدمتك تحفظه بقواعدها."),
    ORDERED("The account is frozen. The service is asked: {0}.", "جُمّد الحساب. سُئلت الخدمة: {0}."),
    ORDERED_BY_HAND(
            "The account is frozen on record, and nobody was asked: the page says what to do by hand.",
            "سُجّل تجميد الحساب ولم يُسأل أحد: تقول الصفحة ما يجب فعله يدويًا."),
    RELEASED_NOW("The order is released.", "أُطلق الأمر."),
    ORDERED_AT("Ordered", "تاريخ الأمر"),
    FILES("Files", "الملفات"),
    BAD_WORDS(
            "Account and authority are 1 to 255 printable characters, the reason 1 to 500. Nothing was ordered.",
            "الحساب والجهة من 1 إلى 255 حرفًا ظاهرًا، والسبب من 1 إلى 500. لم يؤمر بشيء.");

    private final String english;
    private final String arabic;

    KeptPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
