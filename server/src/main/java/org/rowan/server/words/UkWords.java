package org.rowan.server.words;

import java.util.stream.Collectors;
import org.rowan.agency.nca.Provider;
import org.rowan.cases.Arrangement;
import org.rowan.cases.Arrangements;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.MinimumReport;
import org.rowan.cases.PersonId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.UkLink;
import org.rowan.server.uk.Registration;

/// The words for reporting in the United Kingdom.
public final class UkWords {
    private UkWords() {}

    static Text of(CaseEvent.AuthorityEvent event, FilingWords.Clock clock) {
        return switch (event) {
            case CaseEvent.CoverageDecided decided -> decided(decided);
            case CaseEvent.InquiryReceived received ->
                new Text(
                                "{0} put on record that {1} asked on {2} ({3}), to be answered by {4}: {5}",
                                "سجّل {0} أن {1} استفسرت في {2} ({3})، والجواب مستحق في {4}: {5}")
                        .with(
                                received.by(),
                                received.authority(),
                                clock.say(received.received()),
                                received.inquiry(),
                                clock.say(received.due()),
                                received.asked());
            case CaseEvent.InquiryAnswered answered -> answered(answered, clock);
            case CaseEvent.InquiryRefused refused ->
                new Text("{0}: the inquiry {1} is given nothing. Reason: {2}", "{0}: رُفض الاستفسار {1}. السبب: {2}")
                        .with(refused.by(), refused.inquiry(), refused.reason());
        };
    }

    private static Text answered(CaseEvent.InquiryAnswered answered, FilingWords.Clock clock) {
        return answered.pack()
                .map(pack -> new Text(
                                "{0} answered the inquiry {1}, with the records pack ordered on {2}: {3}",
                                "أجاب {0} عن الاستفسار {1}، ومعه حزمة السجلات المطلوبة في {2}: {3}")
                        .with(answered.by(), answered.inquiry(), clock.say(pack), answered.given()))
                .orElseGet(() -> new Text("{0} answered the inquiry {1}: {2}", "أجاب {0} عن الاستفسار {1}: {2}")
                        .with(answered.by(), answered.inquiry(), answered.given()));
    }

    static Text ofDuty(Refusal refusal) {
        return refusal == Refusal.NO_ARRANGEMENT
                ? noArrangement()
                : new Text(
                        "You are not among those whom the operator named as authorised to report to the NCA's portal."
                                + " Nothing was saved. One of them hands the reference in, or the operator adds you to"
                                + " nca.authorised-persons.",
                        "لست ممن سمّاهم المشغّل مخوَّلين بالإبلاغ عبر بوابة NCA. لم يُحفظ شيء."
                                + " يُدخل أحدهم المرجع، أو يضيفك المشغّل إلى nca.authorised-persons.");
    }

    static Text ofInquiry(Refusal refusal) {
        return switch (refusal) {
            case INQUIRY_TIMES ->
                new Text(
                        "An inquiry is received in the past, and its answer is due after that. Nothing was put on"
                                + " record. Correct the times.",
                        "يُستلم الاستفسار في الماضي، ويُستحق الجواب بعد ذلك. لم يُسجَّل شيء. صحّح الأوقات.");
            case NO_SUCH_FILING ->
                new Text(
                        "The case has no filing of this number. Nothing was put on record. Leave it empty if the"
                                + " authority names none.",
                        "لا تقديم بهذا الرقم في الحالة. لم يُسجَّل شيء. اتركه فارغًا إن لم تذكر الجهة رقمًا.");
            case NO_PACK ->
                new Text(
                        "No records pack of this case was ordered. Nothing was put on record. Order it first:"
                                + " ./rowan evidence pack.",
                        "لم تُطلب حزمة سجلات لهذه الحالة. لم يُسجَّل شيء. اطلبها أولًا: ./rowan evidence pack.");
            default ->
                new Text(
                        "No inquiry of this number is open: there is none, or it was answered or refused. Nothing was"
                                + " changed. ./rowan inquiry ls shows the open ones.",
                        "لا استفسار مفتوح بهذا الرقم: لا وجود له، أو أُجيب عنه أو رُفض. لم يتغيّر شيء."
                                + " يعرض ./rowan inquiry ls المفتوح منها.");
        };
    }

    private static Text decided(CaseEvent.CoverageDecided decided) {
        if (decided.arrangement().isEmpty()) {
            return new Text(
                            "{0} decided that the report to {1} is not covered by any other. Reason: {2}",
                            "قرّر {0} أن البلاغ إلى {1} لا يغطيه بلاغ آخر. السبب: {2}")
                    .with(decided.by(), CaseWords.brief(decided.duty()), decided.reason());
        }
        return new Text(
                        "{0} decided that the report to {1} is covered by the arrangement {2}, reference {3}."
                                + " Reason: {4}",
                        "قرّر {0} أن الترتيب {2} يغطي البلاغ إلى {1}، المرجع {3}. السبب: {4}")
                .with(
                        decided.by(),
                        CaseWords.brief(decided.duty()),
                        decided.arrangement().get(),
                        decided.reference().orElse("—"),
                        decided.reason());
    }

    /// Why no report to a destination is ordered.
    public static Text covered(Arrangements.Covered covered) {
        Text how = covered.decidedBy()
                .map(by -> new Text("{0} decided so", "قرّر ذلك {0}").with(by))
                .orElseGet(() -> new Text("our own report says so", "يدل على ذلك بلاغنا نفسه"));
        return new Text(
                        "The duty to report to {0} is covered: by the arrangement {1} the report goes to {2}, reference"
                                + " {3} ({4}).",
                        "واجب الإبلاغ إلى {0} مغطى: بموجب الترتيب {1} يذهب البلاغ إلى {2}، المرجع {3} ({4}).")
                .with(
                        CaseWords.brief(covered.duty()),
                        covered.by(),
                        covered.with(),
                        covered.reference().orElse("—"),
                        how);
    }

    public static Text of(Provider provider) {
        return switch (provider) {
            case UK ->
                new Text(
                        "The service is a UK provider: it reports all content it detects.",
                        "الخدمة مزوِّد في المملكة المتحدة: تبلّغ عن كل محتوى تكتشفه.");
            case NON_UK ->
                new Text(
                        "The service is a provider abroad: it reports content with a link to the United Kingdom.",
                        "الخدمة مزوِّد خارج المملكة المتحدة: تبلّغ عن المحتوى الذي له صلة بالمملكة المتحدة.");
            case NOT_SAID ->
                new Text(
                        "Whether the service is a UK provider is not set. The operator sets nca.provider.",
                        "لم يُضبط هل الخدمة مزوِّد في المملكة المتحدة. يضبط المشغّل nca.provider.");
        };
    }

    public static Text of(Registration registration) {
        Text state = registration
                .on()
                .map(day -> new Text(
                                "Registered with the NCA's portal on {0}, reference {1}.",
                                "مسجَّلة لدى بوابة NCA في {0}، المرجع {1}.")
                        .with(day, registration.reference().isEmpty() ? "—" : registration.reference()))
                .orElseGet(() -> new Text(
                        "Not registered with the NCA's portal yet, as far as the settings say. Register before the"
                                + " first report.",
                        "غير مسجَّلة لدى بوابة NCA بعد، بحسب الإعدادات. سجّل قبل أول بلاغ."));
        Text who = registration.authorised().isEmpty()
                ? new Text("Nobody is named as authorised there.", "لم يُسمَّ أحد مخوَّلًا هناك.")
                : new Text("Authorised there: {0}.", "المخوَّلون هناك: {0}.")
                        .with(registration.authorised().stream()
                                .map(PersonId::value)
                                .sorted()
                                .collect(Collectors.joining(", ")));
        return new Text("{0} {1}", "{0} {1}").with(state, who);
    }

    /// `service`: whose reports are made here.
    public static Text of(Arrangement one, String service) {
        Text period = one.until()
                .map(until -> new Text("from {0} to {1}", "من {0} إلى {1}").with(one.from(), until))
                .orElseGet(() -> new Text("since {0}", "منذ {0}").with(one.from()));
        Text whose = one.service().equals(service)
                ? new Text("this service", "هذه الخدمة")
                : new Text("another service, {0}: it covers nothing here", "خدمة أخرى، {0}: لا يغطي شيئًا هنا")
                        .with(one.service());
        return new Text(
                        "{0}: what {1} has need not be reported to {2}; {3}; for {4}. Confirmed by {5} on {6}.",
                        "{0}: ما لدى {1} لا يلزم الإبلاغ به إلى {2}؛ {3}؛ لصالح {4}. أكده {5} في {6}.")
                .with(
                        one.name(),
                        one.with(),
                        CaseWords.brief(one.duty()),
                        period,
                        whose,
                        one.confirmedBy(),
                        one.confirmedOn());
    }

    /// What a further report of the case would add.
    public static Text of(MinimumReport report) {
        Text first = new Text(
                        "The report {0} went at once with priority 1, without: {1}.",
                        "أُرسل البلاغ {0} فورًا بالأولوية 1، من دون: {1}.")
                .with(report.reference(), FactWords.list(report.missing()));
        Text then = report.settled().isEmpty()
                ? new Text("Nothing of it is known yet.", "لم يُعرف شيء من ذلك بعد.")
                : new Text(
                                "Known since: {0}. A lead puts the case back for a further report, which cites that"
                                        + " reference.",
                                "عُرف منذ ذلك: {0}. يعيد مشرف الحالة لبلاغ إضافي يذكر ذلك المرجع.")
                        .with(FactWords.list(report.settled()));
        return new Text("{0} {1}", "{0} {1}").with(first, then);
    }

    static Text duplicate(Arrangements.Covered covered) {
        return new Text(
                        "Nothing was decided, since it would be reported twice. {0} If this case is not covered, a lead"
                                + " says so on its page.",
                        "لم يُتخذ أي قرار، لأنه سيُبلَّغ عنها مرتين. {0} إن لم تكن هذه الحالة مغطاة، يذكر مشرف ذلك"
                                + " في صفحتها.")
                .with(covered(covered));
    }

    static Text noLink() {
        return new Text(
                "You are not a UK provider, so the NCA needs to know how the content is linked to the United Kingdom."
                        + " Mark what you have evidence of, or that no link is known.",
                "لستم مزوِّدًا في المملكة المتحدة، لذلك تحتاج NCA إلى معرفة صلة المحتوى بالمملكة المتحدة."
                        + " ضع علامة على ما لديك دليل عليه، أو على أنه لا تُعرف صلة.");
    }

    static Text noArrangement() {
        return new Text(
                "No arrangement of this name covers that report for this service today. Nothing was changed. The"
                        + " operator writes arrangements down.",
                "لا ترتيب بهذا الاسم يغطي ذلك البلاغ لهذه الخدمة اليوم. لم يتغيّر شيء. المشغّل هو من يدوّن الترتيبات.");
    }

    /// - Source: Online Safety Act 2023, section 70(6).
    public static Text of(UkLink.Ground ground) {
        return switch (ground) {
            case PUBLICATION ->
                new Text(
                        "It was published, generated, uploaded or shared in the United Kingdom",
                        "نُشر أو أُنتج أو رُفع أو شُورك في المملكة المتحدة");
            case NATIONALITY ->
                new Text("The suspect is of United Kingdom nationality", "المشتبه به يحمل جنسية المملكة المتحدة");
            case SUSPECT -> new Text("The suspect is in the United Kingdom", "المشتبه به في المملكة المتحدة");
            case CHILD ->
                new Text(
                        "A child who is a suspected victim is in the United Kingdom",
                        "طفل يُشتبه بأنه ضحية موجود في المملكة المتحدة");
        };
    }
}
