package org.rowan.server.words;

/// What the pages of hash lists and people say.
public enum PeoplePhrase implements Said {
    LISTS_ABOUT(
            "A list matches only after two different people confirmed it, neither of them whoever imported it."
                    + " Lists are imported with the command line.",
            "لا تطابق القائمة إلا بعد أن يؤكدها شخصان مختلفان ليس أحدهما من استوردها. تُستورد القوائم من سطر الأوامر."),
    LISTS_EMPTY(
            "There is no hash list yet: nothing can match. Import one with the command line.",
            "لا توجد قائمة بصمات بعد: لا يمكن أن يطابق شيء. استورد واحدة من سطر الأوامر."),
    LIST("List", "القائمة"),
    PROVIDER("Provider", "المزوّد"),
    KIND("Kind", "النوع"),
    ENTRIES("Entries", "المدخلات"),
    IMPORTED("Imported", "استُوردت"),
    IMPORTED_BY("{0}, by {1}", "{0}، على يد {1}"),
    STATUS("Status", "الوضع"),
    CONFIRM("Confirm", "تأكيد"),
    CONFIRM_NAMED("Confirm list {0}", "تأكيد القائمة {0}"),
    DRILL_FOR_EVER(
            "Drill list, for ever: its cases never leave for a real destination.",
            "قائمة تمارين إلى الأبد: لا تذهب حالاتها إلى جهة حقيقية."),

    PEOPLE_ABOUT(
            "Everybody has an account of their own. A change takes effect with the person's next click.",
            "لكل شخص حساب خاص به. يسري التغيير مع النقرة التالية للشخص."),
    PERSON("Person", "الشخص"),
    ROLES("Roles", "الأدوار"),
    SAVE_ROLES("Save roles", "حفظ الأدوار"),
    DISABLE("Disable", "تعطيل"),
    ENABLE("Enable", "تفعيل"),
    NOT_DISABLED(
            "There is no disabled account of this name. Nothing was changed.",
            "لا يوجد حساب معطَّل بهذا الاسم. لم يتغيّر شيء."),
    IS_DISABLED("disabled", "معطَّل"),
    MUST_CHANGE("has a one-time password", "لديه كلمة مرور لمرة واحدة"),
    ACTIVE("active", "نشط"),
    RESET("New one-time password", "كلمة مرور جديدة لمرة واحدة"),
    ADD_PERSON("Add a person", "إضافة شخص"),
    SIGN_IN_NAME_RULE(
            "2 to 32 of a-z, 0-9, dot and hyphen, starting with a letter.",
            "من 2 إلى 32 من a-z و0-9 والنقطة والشرطة، ويبدأ بحرف."),
    DISPLAY_NAME("Name as shown to colleagues", "الاسم كما يراه الزملاء"),
    ADD("Add", "إضافة"),
    ONE_TIME(
            "One-time password of {0}. It is shown only now: hand it over in person. It must be replaced at the"
                    + " first sign-in.",
            "كلمة مرور لمرة واحدة لـ{0}. تُعرض الآن فقط: سلّمها شخصيًا. ويجب تغييرها عند أول دخول."),
    BAD_NAME(
            "A sign-in name is 2 to 32 of a-z, 0-9, dot and hyphen, starting with a letter. Nobody was added.",
            "اسم الدخول من 2 إلى 32 من a-z و0-9 والنقطة والشرطة ويبدأ بحرف. لم يُضف أحد."),
    BAD_DISPLAY(
            "A shown name has at most 100 characters. Nobody was added.",
            "الاسم الظاهر 100 حرف على الأكثر. لم يُضف أحد."),
    NO_ROLES("Choose at least one role. Nothing was changed.", "اختر دورًا واحدًا على الأقل. لم يتغيّر شيء."),
    NAME_TAKEN("This sign-in name is taken. Nobody was added.", "اسم الدخول هذا مأخوذ. لم يُضف أحد."),
    NO_SUCH_PERSON("There is no such person. Nothing was changed.", "لا يوجد شخص كهذا. لم يتغيّر شيء."),
    NOT_YOURSELF(
            "You cannot take your own access away. Another administrator can.",
            "لا يمكنك سحب صلاحيتك بنفسك. يمكن لمدير آخر ذلك."),
    OWN_PASSWORD(
            "Change your own password on its page; it asks for the present one.",
            "غيّر كلمة مرورك من صفحتها؛ فهي تطلب الحالية."),
    ROLES_SAVED("The roles are saved.", "حُفظت الأدوار."),
    DISABLED_NOW(
            "The account is disabled; its session ends with its next click.",
            "عُطّل الحساب؛ وتنتهي جلسته مع نقرته التالية.");

    private final String english;
    private final String arabic;

    PeoplePhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
