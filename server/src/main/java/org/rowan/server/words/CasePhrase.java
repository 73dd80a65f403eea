package org.rowan.server.words;

/// What the page of a case says.
public enum CasePhrase implements Said {
    CASE_TITLE("Case {0}", "الحالة {0}"),
    FACTS("Facts", "الوقائع"),
    WHY_HERE("Why it is here", "سبب وجودها هنا"),
    OPENED_AT("Case opened", "فُتحت الحالة"),
    MATCHES("Matches", "المطابقات"),
    KNOWN_ELSEWHERE("{0}, named there as {1}: {2}", "{0}، وتسميه هناك {1}: {2}"),
    MATCH_IN("{0}, entry {1}, of {2}: {3}", "{0}، المدخلة {1}، من {2}: {3}"),
    MATCH_AT("second {0} of the film, frame {1}", "الثانية {0} من الفيلم، الإطار {1}"),
    NO_MATCHES(
            "Nothing matched: the file could not be compared. That does not mean it is harmless.",
            "لم يطابق شيء: تعذّرت مقارنة الملف. وهذا لا يعني أنه غير ضار."),
    NO_FILE_NOTICED("It came without a file, so nothing was compared.", "وردت بلا ملف، ولذلك لم تجرِ أي مقارنة."),
    NO_MATCHES_NOTICED(
            "No list knows it, or it could not be compared. That does not mean it is harmless: somebody noticed it.",
            "لا تعرفها أي قائمة، أو تعذّرت مقارنتها. وهذا لا يعني أنها غير ضارة: فقد لاحظها أحد."),
    NOTICED_BY("How it was noticed", "كيف لوحظت"),
    NOTICED_AT("Noticed at", "وقت ملاحظتها"),
    STATED_MORE("What else the service stated: {0} lines", "ما ذكرته الخدمة أيضاً: {0} من الأسطر"),
    STATED_ABOUT(
            "It may hold words that were exchanged. What the service did not state is left out.",
            "قد يحوي كلاماً متبادلاً. وما لم تذكره الخدمة لا يظهر."),
    FOUND_MARKS("What you found, as far as you are sure", "ما وجدته، بقدر ما أنت متأكد"),
    FOUND_ABOUT(
            "Leave open what you do not know: an empty box says nothing. Marks of all who agree are told together.",
            "اترك ما لا تعرفه: المربع الفارغ لا يقول شيئاً. وتُذكر علامات كل من اتفقوا معاً."),
    FOUND_OF_FILE("Of file {0}", "في الملف {0}"),
    CLASSIFICATION("Classification, if your organisation uses the scale", "التصنيف، إذا كانت مؤسستك تستخدم المقياس"),
    NO_CLASSIFICATION("none", "بلا"),
    SUPPLEMENTAL("Only helps to understand; not itself what is reported", "يساعد على الفهم فقط؛ ليس هو المبلَّغ عنه"),
    VIRAL_REPORT(
            "Tell it as a viral report: accounts and one file, nothing else",
            "أبلغ عنها كمحتوى واسع الانتشار: الحسابات وملف واحد لا غير"),
    AS_STATED(
            "As the service stated it. What it did not state is left out.", "كما ذكرته الخدمة. وما لم تذكره لا يظهر."),
    SHARED_AT("Shared", "تاريخ المشاركة"),
    SURFACE("Where", "المكان"),
    PUBLIC("Publicly available", "متاحة للعموم"),
    YES_THE_SERVICE_SAYS("yes, the service says", "نعم، بحسب الخدمة"),
    NO_THE_SERVICE_SAYS("no, the service says", "لا، بحسب الخدمة"),
    ITEM_ID("Item", "المادة"),
    FILE_NAME("File name", "اسم الملف"),
    URL("Address of the item", "عنوان المادة"),
    ADDRESS("IP address and port", "عنوان IP والمنفذ"),
    ADDRESS_SEEN("Address seen", "وقت رصد العنوان"),
    ACCOUNT_ID("Account", "الحساب"),
    ACCOUNT_UNKNOWN("unknown to the door it came through", "غير معروف للمدخل الذي وصلت عبره"),
    SCREEN_NAME("Screen name", "اسم المستخدم"),
    DISPLAY_NAME("Display name", "الاسم الظاهر"),
    EMAIL("E-mail", "البريد الإلكتروني"),
    PROFILE_URL("Profile", "الصفحة الشخصية"),
    NOT_KNOWN("not known", "غير معروف"),

    EVIDENCE("Evidence", "الأدلة"),
    FILE_N("File {0}", "الملف {0}"),
    FORMAT("Format", "الصيغة"),
    SIZE("Pixels", "البكسلات"),
    FRAMES("Pictures, and anything behind the end", "عدد الصور وما يلي نهاية الملف"),
    LENGTH("Length", "الحجم"),
    NOTHING_SHOWN(
            "Nothing is shown until you ask. Each step is drawn on the server, logged, and hidden again when you close"
                    + " it. You may decide without looking.",
            "لا يُعرض شيء حتى تطلبه. تُرسم كل درجة على الخادم وتُسجَّل وتُخفى عند إغلاقها. يمكنك أن تقرر دون أن تنظر."),
    NOT_VIEWING_MEANS(
            "If nobody sees the full picture, the report says “not viewed by staff”. That is allowed. In the United"
                    + " States, police may then need a warrant before they open the file.",
            "إذا لم يشاهد أحد الصورة كاملة فسيذكر البلاغ «لم يشاهدها الموظفون». وهذا مسموح."
                    + " وقد تحتاج الشرطة في الولايات المتحدة عندئذٍ إلى أمر قضائي لفتح الملف."),
    VIEWED_YES("Viewed in full by staff: yes", "شاهدها الموظفون كاملة: نعم"),
    VIEWED_NO("Viewed in full by staff: no", "شاهدها الموظفون كاملة: لا"),
    METADATA_YES("Embedded metadata opened: yes", "فُتحت البيانات الوصفية: نعم"),
    METADATA_NO("Embedded metadata opened: no", "فُتحت البيانات الوصفية: لا"),
    SHOW_RUNG("Show: {0}", "عرض: {0}"),
    HIDE("Hide", "إخفاء"),
    PICTURE_OF("{0}, file {1}, made on the server", "{0}، الملف {1}، صُنعت على الخادم"),
    PICTURE_SIZE("Drawn at {0} × {1} pixels.", "رُسمت بقياس {0} × {1} بكسل."),
    PICTURE_WHOLE("It shows everything the file holds.", "تُظهر كل ما في الملف."),
    PICTURE_NOT_WHOLE(
            "It does not show everything the file holds, so it does not count as viewed in full.",
            "لا تُظهر كل ما في الملف، فلا تُعدّ مشاهدة كاملة."),
    NO_SCRIPT(
            "Scripts are off in this browser: you can look, but nothing is recorded as seen.",
            "البرامج النصية معطَّلة في هذا المتصفح: يمكنك النظر لكن لن يُسجَّل أنك شاهدت."),
    SEEN_RECORDED("Recorded as seen.", "سُجّل أنها شوهدت."),
    SEEN_BRIEF(
            "In view for less than a second so far: that does not count as seen.",
            "ظهرت أقل من ثانية حتى الآن: وهذا لا يُعدّ مشاهدة."),
    SEEN_FAILED(
            "Not recorded as seen. The report will say “not viewed”. Load the page again.",
            "لم يُسجَّل أنها شوهدت. سيذكر البلاغ «لم تُشاهد». أعد تحميل الصفحة."),
    SHOW_METADATA("Open embedded metadata", "فتح البيانات الوصفية"),
    METADATA("Embedded metadata", "البيانات الوصفية المضمّنة"),
    FIELD("Field", "الحقل"),
    VALUE("Value", "القيمة"),
    SOURCE("Where it comes from", "المصدر"),
    NO_RUNG("No such step of showing. Nothing was shown.", "لا توجد درجة عرض كهذه. لم يُعرض شيء."),
    NO_EVIDENCE("No file is held for this case.", "لا يُحفظ أي ملف لهذه الحالة."),
    NOT_ASKABLE(
            "Files can be looked at only while the case is open to you.",
            "لا يمكن النظر إلى الملفات إلا والحالة مفتوحة لك."),

    TIMELINE("What happened", "ما حدث"),
    DECISION_HIDDEN(
            "Another person decided. You read what they decided once you have decided yourself.",
            "اتخذ شخص آخر قراره. ستقرأ ما قرره بعد أن تقرر أنت."),
    CLAIM("Take this case", "تولّي الحالة"),
    KEEP("Keep it longer", "الاحتفاظ بها مدة أطول"),
    RELEASE("Give it back", "إعادتها"),
    RECUSE("Step back for good", "التنحي نهائيًا"),
    RECUSE_ABOUT(
            "No reason is asked, and you will not see this case again.", "لا يُطلب سبب، ولن ترى هذه الحالة مرة أخرى."),
    TAKEN_BY("Taken by {0}", "تولاها {0}"),

    DECIDE("Decide", "القرار"),
    PROBLEMS("Nothing was decided. What is missing:", "لم يُتخذ أي قرار. ما ينقص:"),
    REFER("Refer", "إحالة"),
    REFER_ABOUT(
            "A referral needs two people who agree, unless a child is at immediate risk. Each decides without reading"
                    + " the other.",
            "تحتاج الإحالة إلى شخصين متفقين، إلا إذا كان طفل في خطر مباشر. ويقرر كل منهما دون أن يقرأ قرار الآخر."),
    DESTINATION("Destination", "الوجهة"),
    INCIDENT("What is believed to have happened", "ما يُعتقد أنه حدث"),
    CHOOSE("Choose: there is no default", "اختر: لا خيار مسبق"),
    PRIORITY("Priority, for the NCA only", "الأولوية، لـNCA فقط"),
    CALL_999(
            "If a child is in danger now and you are not registered with the portal, call 999 in the United Kingdom at"
                    + " once. Do not wait for a form.",
            "إذا كان طفل في خطر الآن ولم تكن مسجَّلًا في البوابة، فاتصل فورًا بالرقم 999 في المملكة المتحدة."
                    + " لا تنتظر نموذجًا."),
    IMMINENT(
            "Child at immediate risk: why? Leave empty if not.",
            "طفل في خطر مباشر: لماذا؟ اتركه فارغًا إن لم يكن كذلك."),
    IMMINENT_ABOUT(
            "With a reason here, the referral is filed at once without a second person.",
            "عند كتابة سبب هنا تُقدَّم الإحالة فورًا دون شخص ثانٍ."),
    REASON("Reason, in your own words", "السبب بكلماتك"),
    REASON_RULE("1 to 3,000 characters. It is kept with the case.", "من 1 إلى 3000 حرف. يُحفظ مع الحالة."),
    PREVIEW("Preview what would be sent", "معاينة ما سيُرسل"),
    PREVIEW_TITLE("What would be sent for case {0}", "ما سيُرسل عن الحالة {0}"),
    PREVIEW_ABOUT(
            "Nothing has been decided or sent. These are all the fields, each with where it comes from.",
            "لم يُقرَّر ولم يُرسل شيء. هذه كل الحقول مع مصدر كل منها."),
    PREVIEW_FLAGS(
            "The flags that say whether staff viewed a file come from what people's screens showed, and from nowhere"
                    + " else.",
            "مصدر الإشارات التي تقول إن الموظفين شاهدوا ملفًا هو ما عرضته شاشاتهم، ولا مصدر لها غيره."),
    BACK_TO_CASE("Back to the case", "العودة إلى الحالة"),
    DISMISS("Dismiss", "صرف النظر"),
    DISMISS_ABOUT("Not illegal, or not ours to refer.", "ليست غير قانونية، أو ليست من شأننا إحالتها."),
    TWO_DISMISS(
            "The match is strong: a dismissal needs two people. Each decides without reading the other.",
            "المطابقة قوية: يحتاج صرف النظر إلى شخصين. ويقرر كل منهما دون أن يقرأ قرار الآخر."),
    ASK("Ask a second person", "طلب رأي شخص ثانٍ"),
    ASK_ABOUT("You are not sure. Somebody else looks afresh.", "لست متأكدًا. ينظر شخص آخر من جديد."),
    YOU_DECIDED("You have decided. The next decision is somebody else's.", "لقد قررت. القرار التالي لشخص آخر."),
    REOPEN("Reopen the case", "إعادة فتح الحالة"),
    REOPEN_ABOUT(
            "The case goes back to the queue and is decided afresh; what was decided counts no more. It is on record in"
                    + " the log. This can be done until the evidence is destroyed.",
            "تعود الحالة إلى القائمة ويُقرَّر فيها من جديد، ولا يُحتسب ما تقرر من قبل. ويُسجَّل ذلك في السجل."
                    + " ويمكن ذلك إلى أن تُتلف الأدلة."),
    HARMLESS("This file is harmless", "هذا الملف غير ضار"),
    HARMLESS_ABOUT(
            "If this very file comes again and only resembles an entry of a list, it is clear. A file that differs, or"
                    + " whose digest is listed, opens a case as before. Only a lead who did not dismiss the case can"
                    + " say so, once somebody has seen the whole file. It holds for a time, ends when the case is"
                    + " reopened, and is on record in the log.",
            "إذا ورد هذا الملف بعينه مرة أخرى ولم يكن سوى مشابه لمدخلة في قائمة، فلا يُعدّ مطابقًا."
                    + " أما الملف المختلف أو الذي أُدرجت بصمته فتُفتح له حالة كما في السابق."
                    + " ولا يقول ذلك إلا مشرف لم يصرف النظر عن الحالة، بعد أن يشاهد أحدهم الملف كله."
                    + " ويسري مدة محددة، وينتهي بإعادة فتح الحالة، ويُسجَّل في السجل."),
    HARMLESS_UNTIL(
            "This very file is known as harmless until {0}. Reopening the case ends that.",
            "هذا الملف بعينه معروف بأنه غير ضار حتى {0}. وتنهي إعادة فتح الحالة ذلك."),
    DISMISSAL_WAITS(
            "You would dismiss this case. It waits for a second person, and stays open until one agrees.",
            "قررت صرف النظر عن هذه الحالة. وهي بانتظار شخص ثانٍ، وتبقى مفتوحة حتى يوافق."),
    NO_REASON("Write a reason.", "اكتب سببًا."),
    LONG_REASON("A reason has at most 3,000 characters.", "السبب 3000 حرف على الأكثر."),
    NO_DESTINATION("Choose where the referral goes.", "اختر وجهة الإحالة."),
    NO_INCIDENT("Choose what is believed to have happened.", "اختر ما يُعتقد أنه حدث."),
    NO_ACT("Choose to refer, to dismiss or to ask a second person.", "اختر الإحالة أو صرف النظر أو طلب رأي شخص ثانٍ."),

    FILINGS("Filing", "التقديم"),
    FILING_N("Filing {0} to {1}", "التقديم {0} إلى {1}"),
    STEPS("Steps as they happened", "الخطوات كما حدثت"),
    PACKAGE("Download the package", "تنزيل الحزمة"),
    PACKAGE_ABOUT(
            "The package holds what to type where, and the files themselves. Downloading it is an export: it is logged"
                    + " before anything is opened. Delete it from this machine once the portal has it.",
            "تحوي الحزمة ما يُكتب وأين، والملفات نفسها. تنزيلها تصدير يُسجَّل قبل فتح أي شيء."
                    + " احذفها من هذا الجهاز بعد أن تستلمها البوابة."),
    PORTAL_1("Download the package.", "نزّل الحزمة."),
    PORTAL_2(
            "Sign in to the portal with your own account and type each field as the sheet says.",
            "ادخل إلى البوابة بحسابك واكتب كل حقل كما في الورقة."),
    PORTAL_3("Attach the files of the package. Do not open them.", "أرفق ملفات الحزمة. لا تفتحها."),
    PORTAL_4("Enter the reference the portal gives you here.", "أدخل هنا المرجع الذي تعطيك إياه البوابة."),
    ENTER_REFERENCE("Reference given by the portal", "المرجع من البوابة"),
    SAVE_REFERENCE("Save the reference", "حفظ المرجع"),
    REFERENCE_SAVED(
            "The reference is saved; the filing ends with it in a moment.",
            "حُفظ المرجع؛ وينتهي به التقديم بعد لحظات."),
    BAD_REFERENCE(
            "A reference is 1 to 100 printable characters. Nothing was saved.",
            "المرجع من 1 إلى 100 حرف قابل للطباعة. لم يُحفظ شيء."),
    DECLINE("The agency does not have it", "البلاغ ليس لدى الجهة"),
    DECLINE_REASON("What the agency said", "ما قالته الجهة"),
    DECLINE_ABOUT(
            "The case goes back to the reviewers, who decide anew. Nothing is sent by itself.",
            "تعود الحالة إلى المراجعين ليقرّروا من جديد. لا يُرسل شيء تلقائيًا."),
    DECLINED(
            "Saved: the agency does not have it. The case goes back to the reviewers.",
            "حُفظ: البلاغ ليس لدى الجهة. تعود الحالة إلى المراجعين."),
    RESUME("Resume", "استئناف"),
    RESUME_WHY("Why it can go on", "سبب إمكان المتابعة"),
    RESUMED("Saved: the filing goes on now.", "حُفظ: يُتابَع التقديم الآن."),
    WITHDRAW("Stop this filing", "إيقاف هذا التقديم"),
    WITHDRAW_ABOUT(
            "What was opened is taken back at the agency, and the case goes back to the reviewers. A report that is"
                    + " finished already stays filed.",
            "يُسحب ما فُتح لدى الجهة، وتعود الحالة إلى المراجعين. أما البلاغ المُنهى فيبقى مقدَّمًا."),
    WITHDRAW_WHY("Why it is stopped", "سبب الإيقاف"),
    WITHDRAWN(
            "Saved: the filing is stopped, unless its report turns out to be finished.",
            "حُفظ: أُوقف التقديم، إلا إذا تبيّن أن البلاغ مُنهى."),
    ASK_THE_AGENCY("What did the agency answer?", "بماذا أجابت الجهة؟"),
    HAS_IT("It has the report: the reference", "البلاغ لديها: المرجع"),
    ASKS_FILER(
            "A person with the role filer asks the agency and enters its answer.",
            "يسأل الجهة شخص دوره تقديم البلاغات ويُدخل جوابها."),
    WAITS_FOR_FILER(
            "A person with the role filer takes the package to the portal.",
            "ينقل الحزمة إلى البوابة شخص دوره تقديم البلاغات."),

    KEEPING("Keeping", "الحفظ"),
    CONTENT_CLOCK("Evidence", "الأدلة"),
    REFERENCE_CLOCK("Reference", "المرجع"),
    REFERENCE_UNTIL("The reference is kept until {0}.", "يُحفظ المرجع حتى {0}."),
    NO_REFERENCE_CLOCK("No rule asks to keep a reference longer.", "لا قاعدة تطلب حفظ مرجع مدة أطول."),
    HOLD("Legal hold", "حفظ قانوني"),
    HOLD_ABOUT("A hold stops every clock of this case.", "يوقف الحفظ القانوني كل مدد هذه الحالة."),
    AUTHORITY("Who asked for it, and their reference", "من طلبه ومرجعه"),
    UNTIL("Until (empty: until lifted)", "حتى (فارغ: حتى يُرفع)"),
    SET_HOLD("Set the hold", "فرض الحفظ"),
    LIFT_HOLD("Lift the hold", "رفع الحفظ"),
    LIFT_REASON("Why it is lifted", "سبب الرفع"),
    HOLD_SET("The legal hold stands.", "الحفظ القانوني قائم."),
    HOLD_LIFTED("The legal hold is lifted; the clocks run again.", "رُفع الحفظ القانوني؛ وعادت المدد إلى السريان."),
    COMPLETENESS("What the report would hold", "ما سيتضمنه البلاغ"),
    COMPLETENESS_ABOUT(
            "What each destination asks for, fact by fact. It says nothing about a person.",
            "ما تطلبه كل جهة، واقعة بعد واقعة. لا يقول شيئًا عن أي شخص."),
    FETCH("Ask the service for it", "اطلبها من الخدمة"),
    NOT_HELD("It is not held", "غير محفوظة"),
    BECAUSE("Because", "لأن"),
    NOTED("Noted.", "سُجّل."),
    NO_NEED("Name the fact. Nothing was changed.", "حدّد الواقعة. لم يتغيّر شيء."),
    DESPITE(
            "If facts are missing that the destination asks for: why it goes without them",
            "إن نقصت وقائع تطلبها الجهة: لماذا تُرسل من دونها"),
    ASK_SERVICE("Ask the service", "سؤال الخدمة"),
    SERVICE_ABOUT(
            "What is asked goes on record, then to the service, and is repeated until it is taken."
                    + " The service is not told why.",
            "يُسجَّل الطلب ثم يُرسل إلى الخدمة، ويُكرَّر حتى تتسلمه. لا تُخبَر الخدمة بالسبب."),
    ASK_WHAT("What it is asked to do", "ما يُطلب منها"),
    SERVICE_ASKED("On record; the service is asked now.", "سُجّل الطلب؛ تُسأل الخدمة الآن."),
    NO_ASK("Choose what the service is asked to do. Nothing was asked.", "اختر ما يُطلب من الخدمة. لم يُطلب شيء."),
    BAD_AUTHORITY(
            "Say who asked for the hold: 1 to 500 printable characters. Nothing was changed.",
            "اذكر من طلب الحفظ: من 1 إلى 500 حرف قابل للطباعة. لم يتغيّر شيء."),
    BAD_UNTIL(
            "The end of a hold is a day in the future, until 2100, as year-month-day. Nothing was changed.",
            "نهاية الحفظ يوم في المستقبل حتى 2100 بصيغة سنة-شهر-يوم. لم يتغيّر شيء.");

    private final String english;
    private final String arabic;

    CasePhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
