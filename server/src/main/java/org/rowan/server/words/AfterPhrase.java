package org.rowan.server.words;

/// What the page of a case says about reports that were filed: a further one, and taking back.
public enum AfterPhrase implements Said {
    AFTER("After filing", "بعد التقديم"),
    FOLLOW_UP("Open for a further report", "الفتح لبلاغ آخر"),
    FOLLOW_UP_ABOUT(
            "There is more to tell, or what was told is wrong in part. The case goes back to the queue and is decided"
                    + " afresh; what was filed stands, and the next report cites it.",
            "هناك ما يُضاف، أو بعض ما أُبلغ به خطأ. تعود الحالة إلى القائمة ويُقرَّر فيها من جديد،"
                    + " ويبقى ما قُدّم قائمًا ويشير إليه البلاغ التالي."),
    CORRECT("Take the reports back", "سحب البلاغات"),
    CORRECT_ABOUT(
            "Nothing of this case should have been reported. A second person has to agree. Then the service is asked to"
                    + " give back what it took away, and the mistake stands in the log. The reason is also what the"
                    + " agency is told: name nobody in it.",
            "لم يكن ينبغي الإبلاغ عن شيء من هذه الحالة. يجب أن يوافق شخص ثانٍ. ثم يُطلب من الخدمة أن تعيد ما أزالته،"
                    + " ويُسجَّل الخطأ في السجل. والسبب هو أيضًا ما يُقال للجهة: لا تذكر فيه أحدًا."),
    CORRECT_ASK("Ask a second person", "طلب موافقة شخص ثانٍ"),
    ASKED("{0} asks to take the reports of this case back. Reason: {1}", "يطلب {0} سحب بلاغات هذه الحالة. السبب: {1}"),
    AGREE("Agree: take the reports back", "الموافقة: سحب البلاغات"),
    AGREE_WAITS("Another person has to agree.", "يجب أن يوافق شخص آخر."),
    TAKEN_BACK("Report {0} at {1} was taken back.", "سُحب البلاغ {0} لدى {1}."),
    TELL(
            "No agency takes a correction by its interface. Tell it with this letter, by the way that you have agreed"
                    + " on, and write here how.",
            "لا تستقبل أي جهة التصحيح عبر واجهتها. أبلغها بهذه الرسالة بالطريقة المتفق عليها معها، واكتب هنا كيف."),
    LETTER("The letter", "الرسالة"),
    HOW("How the agency was told, and whom", "كيف أُبلغت الجهة، ومن أُبلغ"),
    TOLD("The agency was told", "أُبلغت الجهة"),
    DONE_FOLLOW_UP("The case is before the reviewers again.", "الحالة أمام المراجعين من جديد."),
    DONE_ASKED("On record. Another person has to agree.", "سُجّل الطلب. يجب أن يوافق شخص آخر."),
    DONE_CORRECTED(
            "The reports are taken back. Tell each agency; the letters are on this page.",
            "سُحبت البلاغات. أبلغ كل جهة؛ والرسائل في هذه الصفحة."),
    DONE_TOLD("On record: the agency was told.", "سُجّل: أُبلغت الجهة."),
    STATE_UNTOLD("Taken back: tell the agency", "سُحب: أبلغ الجهة"),
    STATE_TOLD("Taken back, and the agency was told", "سُحب، وأُبلغت الجهة");

    private final String english;
    private final String arabic;

    AfterPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
