package org.rowan.server.words;

/// What the pages of hash lists say beside the columns.
public enum ListPhrase implements Said {
    BANK("Bank {0}", "المجموعة {0}"),
    LICENCE("Licence: {0}", "الترخيص: {0}"),
    PURPOSE("Purpose: {0}", "الغرض: {0}"),
    LIMITS("Matches by {0}.", "تطابق وفق: {0}."),
    PROPOSED("Proposed by {0}: {1}. A second person must agree.", "اقترح {0}: {1}. يجب أن يوافق شخص ثانٍ."),
    LIVING("Entries come and go one by one.", "تُضاف المدخلات وتُزال واحدة واحدة."),
    AGREE("Agree to the limits", "الموافقة على الحدود"),
    AGREE_NAMED("Agree to the limits of list {0}", "الموافقة على حدود القائمة {0}"),
    PAUSE("Switch off", "تعطيل"),
    PAUSE_NAMED("Switch list {0} off", "تعطيل القائمة {0}"),
    RESUME("Switch on", "تشغيل"),
    RESUME_NAMED("Switch list {0} on", "تشغيل القائمة {0}"),
    ADDITIONS("Additions to lists", "إضافات إلى القوائم"),
    ADDITIONS_ABOUT(
            "Entries that a client added. They match nothing until a lead or an administrator accepts them.",
            "مدخلات أضافها عميل. لا تطابق شيئًا حتى يقبلها مشرف أو مدير النظام."),
    ADDITIONS_EMPTY("Nothing waits to be accepted.", "لا شيء ينتظر القبول."),
    RECORD("Record", "السجل"),
    ACCEPT("Accept", "قبول"),
    ACCEPT_NAMED("Accept record {0} of list {1}", "قبول السجل {0} من القائمة {1}"),
    REFUSE("Refuse", "رفض"),
    REFUSE_NAMED("Refuse record {0} of list {1}", "رفض السجل {0} من القائمة {1}"),
    ACCEPTED("Record {0} of list “{1}” matches from now on.", "السجل {0} من القائمة «{1}» يطابق من الآن."),
    REFUSED("Record {0} of list “{1}” was deleted.", "حُذف السجل {0} من القائمة «{1}»."),
    NO_SUCH_ADDITION(
            "This addition does not wait any more. Nothing was changed.", "هذه الإضافة لم تعد تنتظر. لم يتغيّر شيء.");

    private final String english;
    private final String arabic;

    ListPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
