package org.rowan.server.words;

import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Rung;
import org.rowan.evidence.Unsealed;
import org.rowan.flow.Reviewing;
import org.rowan.flow.Viewing;
import org.rowan.signal.WhyUndecodable;

/// The words for what became of an act on a case.
public final class ReviewWords {
    private ReviewWords() {}

    public static Text of(Refusal refusal) {
        return switch (refusal) {
            case ROLE_MISSING -> roleMissing();
            case NOT_OPEN ->
                new Text(
                        "The case is not open to this act any more. Nothing was changed. Load the page again.",
                        "لم تعد الحالة مفتوحة لهذا الإجراء. لم يتغيّر شيء. أعد تحميل الصفحة.");
            case NOT_REFERRED -> notReferred();
            case NOT_UNDER_WAY -> notUnderWay();
            case NOT_DISMISSED -> notDismissed();
            case NOT_FILED -> AfterWords.notFiled();
            case NOT_CORRECTED -> AfterWords.notCorrected();
            case RECUSED -> recused();
            case CLAIMED_BY_ANOTHER -> claimedByAnother();
            case ALREADY_DECIDED ->
                new Text(
                        "You have decided this case already. The next decision is somebody else's.",
                        "لقد اتخذت قرارك في هذه الحالة. القرار التالي لشخص آخر.");
            case PRIORITY_MISSING ->
                new Text(
                        "A referral to the NCA needs a priority, chosen by you. Nothing was decided.",
                        "تحتاج الإحالة إلى NCA أولوية تختارها أنت. لم يُتخذ أي قرار.");
            case NO_SUCH_EVIDENCE -> noSuchEvidence();
            case NO_SUCH_CASE ->
                new Text(
                        "There is no such case. Check the case number.",
                        "لا توجد حالة بهذا الرقم. تحقق من رقم الحالة.");
            case NOT_SEEN -> notSeen();
            case NEVER_REVEALED -> neverRevealed();
            case HOLD_STANDS, NO_HOLD -> ofHold(refusal);
            case NO_HOOK -> AskWords.noHook();
            case NOTHING_TO_ASK -> AskWords.nothingToAsk();
            case EXPIRED, NO_CLOCK, EXTENDS_NOTHING, EXTENDS_TOO_FAR -> ofKeeping(refusal);
            case NO_ARRANGEMENT, NOT_AUTHORISED -> UkWords.ofDuty(refusal);
            case NO_SUCH_INQUIRY, INQUIRY_TIMES, NO_SUCH_FILING, NO_PACK -> UkWords.ofInquiry(refusal);
            case KEPT_UNSEEN, PRESERVED_ONLY, ACCOUNT_UNKNOWN, NOT_PRESERVED -> KeptWords.of(refusal);
            case NOT_APPROVED, OWN_REQUEST, NOTHING_ASKED -> ofOpening(refusal);
        };
    }

    private static Text neverRevealed() {
        return new Text(
                "This picture was not shown to you, so nothing was recorded as seen.",
                "لم تُعرض عليك هذه الصورة، ولذلك لم يُسجَّل أنها شوهدت.");
    }

    private static Text ofHold(Refusal refusal) {
        return refusal == Refusal.HOLD_STANDS
                ? new Text("A legal hold stands already. Nothing was changed.", "يوجد حفظ قانوني قائم. لم يتغيّر شيء.")
                : new Text("There is no legal hold to lift.", "لا يوجد حفظ قانوني لرفعه.");
    }

    private static Text ofKeeping(Refusal refusal) {
        if (refusal == Refusal.NO_CLOCK) {
            return new Text(
                    "No clock runs for this case that could be extended. Nothing was changed.",
                    "لا تسري على هذه الحالة مدة يمكن تمديدها. لم يتغيّر شيء.");
        }
        if (refusal == Refusal.EXTENDS_NOTHING) {
            return new Text(
                    "The evidence is kept until then anyway. Nothing was changed. Name a later day.",
                    "تُحفظ الأدلة حتى ذلك الحين على أي حال. لم يتغيّر شيء. اختر يومًا لاحقًا.");
        }
        if (refusal == Refusal.EXTENDS_TOO_FAR) {
            return new Text(
                    "That is further than the settings allow at once. Nothing was changed. Name an earlier day.",
                    "هذا أبعد مما تسمح به الإعدادات دفعة واحدة. لم يتغيّر شيء. اختر يومًا أقرب.");
        }
        return expired();
    }

    private static Text ofOpening(Refusal refusal) {
        if (refusal == Refusal.OWN_REQUEST) {
            return new Text(
                    "You asked for this yourself; another person has to agree. Nothing was changed.",
                    "أنت من طلب هذا؛ ويجب أن يوافق شخص آخر. لم يتغيّر شيء.");
        }
        if (refusal == Refusal.NOTHING_ASKED) {
            return new Text(
                    "Nothing was asked for this case that you could agree to. Nothing was changed.",
                    "لم يُطلب لهذه الحالة شيء يمكنك الموافقة عليه. لم يتغيّر شيء.");
        }
        return new Text(
                "A second lead has to agree first, to these very words: ./rowan evidence ask, then approve. An"
                        + " agreement serves once and for a time. Nothing was opened.",
                "يجب أن يوافق مشرف ثانٍ أولًا على هذه الكلمات نفسها: ./rowan evidence ask ثم approve. والموافقة"
                        + " لمرة واحدة ولمدة محدودة. لم يُفتح شيء.");
    }

    private static Text expired() {
        return new Text(
                "The time of this evidence is over, so nobody opens it any more: its key is being destroyed. Where an"
                        + " authority asks for it, a lead sets a legal hold first, as long as the key exists.",
                "انتهت مدة حفظ هذا الدليل، فلم يعد أحد يفتحه: يجري إتلاف مفتاحه. وإذا طلبته جهة مختصة، يفرض"
                        + " المشرف حفظًا قانونيًا أولًا ما دام المفتاح موجودًا.");
    }

    private static Text recused() {
        return new Text(
                "You stepped back from this case. Nothing was changed. Another person takes it.",
                "لقد تنحّيت عن هذه الحالة. لم يتغيّر شيء. سيتولاها شخص آخر.");
    }

    private static Text roleMissing() {
        return new Text(
                "Your account does not hold the role this needs. Nothing was changed. Ask an administrator.",
                "لا يملك حسابك الدور اللازم لهذا الإجراء. لم يتغيّر شيء. اسأل مدير النظام.");
    }

    private static Text notSeen() {
        return new Text(
                "Nobody has seen the entire contents of this file. Nothing was changed. Reopen the case to look at it.",
                "لم يشاهد أحد محتوى هذا الملف كله. لم يتغيّر شيء. أعد فتح الحالة لمشاهدته.");
    }

    private static Text noSuchEvidence() {
        return new Text(
                "This case holds no such file, or it was destroyed. Nothing was opened.",
                "لا تحوي هذه الحالة هذا الملف، أو أنه أُتلف. لم يُفتح شيء.");
    }

    private static Text notDismissed() {
        return new Text(
                "This is for dismissed cases whose evidence is still kept. Nothing was changed.",
                "هذا للحالات التي صُرف النظر عنها وأدلتها محفوظة. لم يتغيّر شيء.");
    }

    private static Text notUnderWay() {
        return new Text(
                "No filing of this case is under way, or this does not help it. Nothing was changed.",
                "لا يوجد تقديم جارٍ لهذه الحالة، أو أن هذا لا يفيده. لم يتغيّر شيء.");
    }

    private static Text notReferred() {
        return new Text(
                "No referral of this case stands: nobody decided to refer it, it came back, or its time is over."
                        + " Nothing was done.",
                "لا توجد إحالة قائمة لهذه الحالة: لم يقرر أحد إحالتها، أو عادت، أو انتهت مدتها." + " لم يُفعل شيء.");
    }

    private static Text claimedByAnother() {
        return new Text(
                "Another person is working on this case. Nothing was changed. Take another one from the queue.",
                "يعمل شخص آخر على هذه الحالة. لم يتغيّر شيء. اختر حالة أخرى من القائمة.");
    }

    public static Text of(Reviewing.Outcome outcome) {
        return switch (outcome) {
            case Reviewing.Done done ->
                done.filing()
                        .map(filing -> new Text(
                                        "Saved. The referral stands and is being filed as {0}. It is filed when the"
                                                + " destination has confirmed it, not before.",
                                        "حُفظ القرار. ثبتت الإحالة ويجري تقديمها برقم {0}. ولا تُعدّ مقدَّمة إلا بعد"
                                                + " تأكيد الجهة.")
                                .with(filing))
                        .orElse(new Text("Saved.", "تم الحفظ."));
            case Reviewing.Refused refused -> of(refused.why());
            case Reviewing.Thin thin -> thin(thin);
            case Reviewing.Duplicate duplicate -> UkWords.duplicate(duplicate.covered());
            case Reviewing.Incomplete incomplete ->
                new Text(
                        "Nothing was decided: the referral would lack what is listed here.",
                        "لم يُتخذ أي قرار: ينقص الإحالة ما هو مذكور هنا.");
        };
    }

    private static Text thin(Reviewing.Thin thin) {
        return new Text(
                        "Nothing was decided: {0} asks for facts that the case does not hold: {1}."
                                + " Ask the service for them, note that they are not held,"
                                + " or say why it goes without them.",
                        "لم يُتخذ أي قرار: تطلب {0} وقائع لا تحويها الحالة: {1}."
                                + " اطلبها من الخدمة، أو سجّل أنها غير محفوظة، أو اذكر سبب الإرسال من دونها.")
                .with(CaseWords.brief(thin.to()), FactWords.list(thin.gaps()));
    }

    public static Text of(Viewing.Outcome outcome) {
        return switch (outcome) {
            case Viewing.Shown shown -> new Text("Ready to show.", "جاهزة للعرض.");
            case Viewing.MetadataShown shown ->
                shown.fields().isEmpty()
                        ? new Text(
                                "The file holds no embedded metadata, so none was seen."
                                        + " The log says that it was opened.",
                                "لا يحوي الملف بيانات وصفية مضمّنة، فلم يُطَّلع على شيء. ويذكر السجل أنه فُتح.")
                        : new Text("Opening the metadata was recorded.", "سُجّل فتح البيانات الوصفية.");
            case Viewing.Recorded recorded ->
                new Text("Recorded, with the time it was in view.", "سُجّل مع مدة ظهورها.");
            case Viewing.Refused refused -> of(refused.why());
            case Viewing.NotDrawable not -> new Text("Nothing was shown: {0}", "لم يُعرض شيء: {0}").with(of(not.why()));
            case Viewing.NotOpened not -> new Text("Nothing was shown: {0}", "لم يُعرض شيء: {0}").with(of(not.why()));
        };
    }

    public static Text of(Unsealed.Why why) {
        return switch (why) {
            case NO_KEY_IN_THIS_ROLE ->
                new Text(
                        "this server process does not hold the keys of the evidence; another one does.",
                        "لا تملك عملية الخادم هذه مفاتيح الأدلة؛ تملكها عملية أخرى.");
            case CUSTODIAN_AWAY ->
                new Text(
                        "the custodian's key is not here. Ask the custodian to bring it; nothing opens without it.",
                        "مفتاح الأمين ليس هنا. اطلب من الأمين إحضاره؛ فلا يُفتح شيء من دونه.");
            case DAMAGED ->
                new Text(
                        "the sealed evidence is not what was written. Tell the lead: it must be restored or explained.",
                        "الدليل المختوم ليس ما كُتب. أبلغ المشرف: يجب استعادته أو تفسير ما حدث.");
            case KEY_DESTROYED ->
                new Text(
                        "the key of this evidence was destroyed; nobody can open it any more.",
                        "أُتلف مفتاح هذا الدليل؛ ولم يعد بإمكان أحد فتحه.");
        };
    }

    public static Text of(WhyUndecodable why) {
        return switch (why) {
            case EMPTY -> new Text("the file is empty.", "الملف فارغ.");
            case UNRECOGNISED ->
                new Text(
                        "the file is in no picture format we know. It was compared byte for byte only.",
                        "الملف ليس بأي صيغة صور نعرفها. قورن بايتًا ببايت فقط.");
            case UNSUPPORTED ->
                new Text(
                        "this picture format cannot be decoded here. It was compared byte for byte only.",
                        "لا يمكن فك صيغة الصورة هذه هنا. قورنت بايتًا ببايت فقط.");
            case BROKEN ->
                new Text(
                        "the file is broken: it ends early or contradicts itself.",
                        "الملف تالف: ينتهي مبكرًا أو يناقض نفسه.");
            case TOO_LARGE ->
                new Text("the picture is larger than the limit set here.", "الصورة أكبر من الحد المضبوط هنا.");
            case TOO_SLOW ->
                new Text("decoding took longer than allowed and was stopped.", "تجاوز فك الملف المدة المسموحة فأُوقف.");
            case DIED ->
                new Text(
                        "the decoder stopped while reading the file. That is safe, and the file may be hostile.",
                        "توقف برنامج الفك أثناء قراءة الملف. هذا آمن، وقد يكون الملف عدائيًا.");
        };
    }

    public static Text of(Rung rung) {
        return switch (rung) {
            case MASKED -> new Text("Masked", "مموَّهة");
            case THUMBNAIL -> new Text("Thumbnail", "مصغَّرة");
            case FULL -> new Text("Full picture", "الصورة كاملة");
        };
    }

    /// What a person will see at a rung, before asking for it.
    public static Text about(Rung rung) {
        return switch (rung) {
            case MASKED ->
                new Text(
                        "small, grey, coarse squares: shapes, no detail",
                        "صغيرة ورمادية بمربعات كبيرة: أشكال بلا تفاصيل");
            case THUMBNAIL ->
                new Text("small, at most 200 pixels a side, unmasked", "صغيرة، 200 بكسل للضلع، بلا تمويه");
            case FULL ->
                new Text("the decoded picture, at most 2,000 pixels a side", "الصورة بعد فكها، 2000 بكسل للضلع");
        };
    }
}
