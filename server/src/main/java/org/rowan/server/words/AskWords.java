package org.rowan.server.words;

import org.rowan.cases.CaseEvent;
import org.rowan.hook.Ask;

/// The words for what the service was asked.
public final class AskWords {
    private AskWords() {}

    public static Text of(Ask.Kind kind) {
        return switch (kind) {
            case HOLD -> new Text("keep the item and show it to nobody", "الاحتفاظ بالمادة وعدم إظهارها لأحد");
            case REMOVE -> new Text("take the item out of the service", "إزالة المادة من الخدمة");
            case RESTORE -> new Text("undo what was asked before", "التراجع عما طُلب سابقًا");
            case SUSPEND -> new Text("suspend the account", "تعليق الحساب");
            case ENRICH -> new Text("tell facts that are missing", "ذكر الوقائع الناقصة");
            case CALL -> new Text("call somebody to a case of priority 1", "استدعاء شخص لحالة ذات أولوية 1");
            case PRESERVE -> new Text("preserve records that would age out", "حفظ السجلات قبل أن تُمحى");
        };
    }

    static Text of(CaseEvent.ServiceEvent event, FilingWords.Clock clock) {
        return switch (event) {
            case CaseEvent.ServiceAsked asked -> asked(asked, clock);
            case CaseEvent.ServiceTried tried -> tried(tried, clock);
            case CaseEvent.ServiceTook took -> took(took);
            case CaseEvent.ServiceSpared spared -> spared(spared);
            case CaseEvent.ServiceAskedAgain again -> again(again);
            case CaseEvent.FactsStated stated -> FactWords.stated(stated);
            case CaseEvent.FactNoted noted -> FactWords.noted(noted);
            case CaseEvent.GapsAccepted accepted -> FactWords.accepted(accepted);
        };
    }

    private static Text asked(CaseEvent.ServiceAsked asked, FilingWords.Clock clock) {
        Text what = switch (asked.ask()) {
            case Ask.Preserve preserve -> preserve(preserve, clock);
            case Ask.PreserveAll all ->
                new Text(
                        "keep everything of the account and send it here, unseen",
                        "حفظ كل ما في الحساب وإرساله إلى هنا دون اطلاع");
            default -> of(asked.ask().kind());
        };
        if (asked.by().isEmpty()) {
            return new Text(
                            "The service is asked at {0} to {1} ({2}), as the operator set it up.",
                            "تُسأل الخدمة عند {0}: {1} ({2})، كما ضبطه المشغّل.")
                    .with(asked.hook(), what, asked.delivery());
        }
        return new Text(
                        "{0} has the service asked at {1} to {2} ({3}). Reason: {4}",
                        "طلب {0} أن تُسأل الخدمة عند {1}: {2} ({3}). السبب: {4}")
                .with(
                        asked.by().get(),
                        asked.hook(),
                        what,
                        asked.delivery(),
                        asked.reason().orElse(""));
    }

    private static Text preserve(Ask.Preserve preserve, FilingWords.Clock clock) {
        return new Text(
                        "preserve files and messages since {0} and log-in addresses since {1}",
                        "حفظ الملفات والرسائل منذ {0} وعناوين تسجيل الدخول منذ {1}")
                .with(clock.say(preserve.contextFrom()), clock.say(preserve.loginsFrom()));
    }

    private static Text tried(CaseEvent.ServiceTried tried, FilingWords.Clock clock) {
        return tried.again()
                .map(again -> new Text(
                                "The service did not take {0}: {1}. It is asked again at {2}.",
                                "لم تتسلم الخدمة {0}: {1}. ستُسأل من جديد في {2}.")
                        .with(tried.delivery(), tried.sentence(), clock.say(again)))
                .orElseGet(() -> new Text(
                                "The service did not take {0}: {1}. It is not asked again by itself.",
                                "لم تتسلم الخدمة {0}: {1}. لن تُسأل من جديد تلقائيًا.")
                        .with(tried.delivery(), tried.sentence()));
    }

    private static Text took(CaseEvent.ServiceTook took) {
        return took.remark()
                .map(remark -> new Text(
                                "The service took {0}. Nothing was made of its answer: {1}",
                                "تسلمت الخدمة {0}. لم يُؤخذ بجوابها: {1}")
                        .with(took.delivery(), remark))
                .orElseGet(() -> new Text("The service took {0}.", "تسلمت الخدمة {0}.").with(took.delivery()));
    }

    private static Text spared(CaseEvent.ServiceSpared spared) {
        return new Text(
                        "{0} was undone before the service took it, and is not sent.",
                        "أُلغي {0} قبل أن تتسلمه الخدمة، ولن يُرسل.")
                .with(spared.delivery());
    }

    private static Text again(CaseEvent.ServiceAskedAgain again) {
        return new Text("{0} has {1} asked again.", "طلب {0} أن يُسأل {1} من جديد.").with(again.by(), again.delivery());
    }

    static Text noHook() {
        return new Text(
                "No address of the service is set up that takes this. Nothing was asked. The operator sets one up.",
                "لم يُضبط عنوان للخدمة يتلقى هذا الطلب. لم يُطلب شيء. يضبطه المشغّل.");
    }

    static Text nothingToAsk() {
        return new Text(
                "There is nothing of this to ask: nothing to undo, nothing that is missing, or no account is known."
                        + " Nothing was asked.",
                "لا يوجد ما يُطلب: لا شيء للتراجع عنه، ولا شيء ناقص، أو أن الحساب غير معروف. لم يُطلب شيء.");
    }
}
