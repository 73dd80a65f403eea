package org.rowan.server.words;

/// What the frame of every page, sign-in and the queue say.
public enum Phrase implements Said {
    ROWAN("Rowan", "روان"),
    SKIP("Skip to content", "تجاوز إلى المحتوى"),
    NAVIGATION("Main", "الرئيسية"),
    QUEUE("Queue", "قائمة المراجعة"),
    FILINGS("Referred cases", "الحالات المُحالة"),
    COVERAGE("Coverage", "التغطية"),
    DISMISSED("Dismissed cases", "حالات صُرف النظر عنها"),
    LISTS("Hash lists", "قوائم البصمات"),
    PEOPLE("People", "الأشخاص"),
    SIGNED_IN_AS("Signed in as {0}", "تم الدخول باسم {0}"),
    SIGN_OUT("Sign out", "خروج"),
    LANGUAGE("Language", "اللغة"),
    KEYS("Keyboard", "لوحة المفاتيح"),
    KEYS_ABOUT(
            "Letters shown on buttons and links press them. They never work while you type in a field.",
            "الحروف الظاهرة على الأزرار والروابط تضغطها. ولا تعمل أثناء الكتابة في حقل."),
    KEYS_OFF("Turn single-letter keys off", "إيقاف مفاتيح الحروف"),
    KEYS_ON("Turn single-letter keys on", "تشغيل مفاتيح الحروف"),
    DRILL("Drill", "تمرين"),
    REAL("Real", "حقيقية"),
    NOTHING("—", "—"),
    BACK_TO_QUEUE("Back to the queue", "العودة إلى القائمة"),

    SIGN_IN("Sign in", "تسجيل الدخول"),
    SIGN_IN_ABOUT(
            "This console is for the people who review, file and manage. Everybody has an account of their own;"
                    + " what you do is recorded under your name.",
            "هذه الواجهة لمن يراجعون ويقدّمون ويديرون. لكل شخص حساب خاص به؛ وما تفعله يُسجَّل باسمك."),
    NAME("Sign-in name", "اسم الدخول"),
    PASSWORD("Password", "كلمة المرور"),
    WRONG(
            "That did not work: name or password is wrong, or the account is disabled, or it is locked for some minutes"
                    + " after too many failures. Wait and try again, or ask an administrator for a new password.",
            "لم ينجح الدخول: الاسم أو كلمة المرور غير صحيحة، أو الحساب معطَّل،"
                    + " أو مقفل لبضع دقائق بعد محاولات فاشلة كثيرة."
                    + " انتظر ثم حاول، أو اطلب كلمة مرور جديدة من مدير النظام."),
    SIGNED_OUT("You are signed out.", "تم الخروج."),
    NEW_PASSWORD_TITLE("Choose a password", "اختر كلمة مرور"),
    ONE_TIME_ABOUT(
            "You signed in with a one-time password. Choose your own before you go on.",
            "دخلت بكلمة مرور لمرة واحدة. اختر كلمة مرورك قبل المتابعة."),
    CHANGE_ABOUT("Change the password of your account.", "غيّر كلمة مرور حسابك."),
    CURRENT_PASSWORD("Current password", "كلمة المرور الحالية"),
    NEW_PASSWORD("New password", "كلمة المرور الجديدة"),
    NEW_PASSWORD_AGAIN("New password, again", "كلمة المرور الجديدة مرة أخرى"),
    PASSWORD_RULE(
            "12 characters or more. A sentence is easiest to remember.", "12 حرفًا أو أكثر. الجملة أسهل في التذكر."),
    SAVE_PASSWORD("Save the password", "حفظ كلمة المرور"),
    CHANGE_PASSWORD("Change password", "تغيير كلمة المرور"),
    PASSWORD_CHANGED("Your password is changed.", "تم تغيير كلمة مرورك."),
    PASSWORD_SHORT(
            "The new password has fewer than 12 characters. Nothing was changed.",
            "كلمة المرور الجديدة أقصر من 12 حرفًا. لم يتغيّر شيء."),
    PASSWORD_LONG(
            "The new password has more than 200 characters. Nothing was changed.",
            "كلمة المرور الجديدة أطول من 200 حرف. لم يتغيّر شيء."),
    PASSWORD_SAME(
            "The new password is the old one, or holds your sign-in name. Nothing was changed.",
            "كلمة المرور الجديدة هي القديمة أو تحوي اسم دخولك. لم يتغيّر شيء."),
    PASSWORD_UNEQUAL(
            "The two new passwords differ. Nothing was changed.", "كلمتا المرور الجديدتان مختلفتان. لم يتغيّر شيء."),
    PASSWORD_WRONG(
            "The current password is wrong. Nothing was changed.", "كلمة المرور الحالية غير صحيحة. لم يتغيّر شيء."),

    QUEUE_ABOUT(
            "By the danger to a child, then strong matches, then the oldest. Nothing is decided by a match or a rank: a"
                    + " person decides.",
            "بحسب الخطر على الطفل، ثم المطابقات القوية، ثم الأقدم. لا تقرر المطابقة أو الدرجة شيئًا: القرار لشخص."),
    QUEUE_EMPTY(
            "Nothing is waiting. New cases appear here by themselves.",
            "لا شيء ينتظر. تظهر الحالات الجديدة هنا تلقائيًا."),
    QUEUE_COUNT("{0} waiting", "{0} بالانتظار"),
    QUEUE_MORE(
            "Only the {0} oldest cases are looked at here; more are waiting.",
            "تُعرض هنا أقدم {0} حالة فقط؛ وهناك المزيد."),
    CASE("Case", "الحالة"),
    WHY("Why it is here", "سبب وجودها هنا"),
    STRENGTH("Strength", "القوة"),
    WAITING("Waiting since", "تنتظر منذ"),
    STATE("State", "الوضع"),
    CLAIMED_BY("Taken by", "تولاها"),
    NOBODY("nobody", "لا أحد"),
    YOU("you", "أنت"),
    IMMINENT("Child at immediate risk", "طفل في خطر مباشر"),
    OPEN_FIRST("Open the first case", "فتح أول حالة"),
    FILINGS_ABOUT(
            "Cases whose referral stands: on their way, filed,"
                    + " or waiting for a person to take the package to a portal.",
            "حالات ثبتت إحالتها: في طريقها، أو قُدِّمت، أو تنتظر من ينقل حزمتها إلى بوابة."),
    FILINGS_EMPTY("No case has been referred yet.", "لم تُحَل أي حالة بعد."),
    DISMISSED_ABOUT(
            "Cases that were dismissed and whose evidence is still kept. Open one to read why, or to reopen it.",
            "حالات صُرف النظر عنها وما زالت أدلتها محفوظة. افتح حالة لتقرأ السبب أو لتعيد فتحها."),
    DISMISSED_EMPTY("No dismissed case is kept.", "لا تُحفظ أي حالة صُرف النظر عنها."),
    DISMISSED_AT("Dismissed", "صُرف النظر عنها في"),
    KEPT_UNTIL("Kept until", "تُحفظ حتى"),
    DESTINATION("Destination", "الوجهة"),
    REFERENCE("Reference", "المرجع"),
    ATTEMPT("Attempt", "المحاولة"),
    NEXT_TRY("Next try", "المحاولة التالية"),
    LAPSES("Report open until", "البلاغ مفتوح حتى"),
    LAST_ANSWER("Last answer", "آخر جواب"),
    NOT_YET("not confirmed yet", "لم تُؤكَّد بعد"),

    NOT_FOUND_TITLE("Not found", "غير موجود"),
    NOT_FOUND(
            "There is no such page, or it is not for you. Check the address, or start from the queue.",
            "لا توجد صفحة كهذه، أو ليست لك. تحقق من العنوان أو ابدأ من القائمة."),
    FORBIDDEN_TITLE("Not for this account", "ليست لهذا الحساب"),
    FORBIDDEN(
            "Your account does not hold the role this page needs. Ask an administrator.",
            "لا يملك حسابك الدور اللازم لهذه الصفحة. اسأل مدير النظام."),
    STALE_FORM_TITLE("This form is too old", "هذا النموذج قديم"),
    STALE_FORM(
            "The form came from another session, or the session ended. Nothing was changed. Go back, load the page"
                    + " again and repeat what you did.",
            "جاء النموذج من جلسة أخرى أو انتهت الجلسة. لم يتغيّر شيء. ارجع وأعد تحميل الصفحة وكرر ما فعلته."),
    FAILED_TITLE("That did not work", "لم ينجح ذلك"),
    FAILED(
            "Storage, the log or the decoder could not be reached. Nothing was decided and nothing was shown. Try"
                    + " again; if it happens again, tell the operator.",
            "تعذّر الوصول إلى التخزين أو السجل أو برنامج الفك. لم يُقرَّر شيء ولم يُعرض شيء."
                    + " حاول مجددًا؛ وإن تكرر فأبلغ المشغّل."),
    BUSY(
            "Too many passwords are being checked at this moment, or the database cannot be reached. Nothing was done."
                    + " Wait some seconds and try again.",
            "يجري فحص كلمات مرور كثيرة في هذه اللحظة، أو تعذّر الوصول إلى قاعدة البيانات. لم يحدث شيء."
                    + " انتظر بضع ثوانٍ وحاول مجددًا."),
    BAD_INPUT(
            "The form was not filled in as expected. Nothing was changed. {0}",
            "لم يُملأ النموذج كما ينبغي. لم يتغيّر شيء. {0}");

    private final String english;
    private final String arabic;

    Phrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
