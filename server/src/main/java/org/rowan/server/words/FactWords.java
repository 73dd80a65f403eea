package org.rowan.server.words;

import java.util.List;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.Completeness;
import org.rowan.hook.Need;

/// The words for what a report should hold, and whether it does.
public final class FactWords {
    private FactWords() {}

    public static Text of(Need need) {
        return switch (need) {
            case ACCOUNT -> new Text("which account shared it", "الحساب الذي شاركها");
            case NAMES -> new Text("the names the account shows", "الأسماء التي يعرضها الحساب");
            case CONTACT -> new Text("an e-mail address or telephone of the account", "بريد الحساب أو هاتفه");
            case SHARING_ADDRESS ->
                new Text("the address, with port, it was shared from", "العنوان والمنفذ اللذان شوركت منهما");
            case LOGIN_ADDRESSES -> new Text("addresses of log-ins", "عناوين تسجيل الدخول");
            case DEVICES -> new Text("devices", "الأجهزة");
            case PLACE -> new Text("where on the service", "الموضع في الخدمة");
            case MESSAGES -> new Text("messages around it", "الرسائل المحيطة بها");
            case RECIPIENTS -> new Text("whom it was meant for", "من كانت موجهة إليه");
            case CHILDREN -> new Text("which children", "أي أطفال");
        };
    }

    public static Text of(Completeness.Standing standing, FilingWords.Clock clock) {
        return switch (standing) {
            case Completeness.Held held -> new Text("held", "محفوظ");
            case Completeness.NotHeld not ->
                not.by()
                        .map(by -> new Text("not held, because {0} ({1})", "غير محفوظ، لأن {0} ({1})")
                                .with(not.because(), by))
                        .orElseGet(() -> new Text("not held, because {0} (the service)", "غير محفوظ، لأن {0} (الخدمة)")
                                .with(not.because()));
            case Completeness.Asked asked ->
                new Text("the service was asked at {0}", "سُئلت الخدمة في {0}").with(clock.say(asked.at()));
            case Completeness.Unknown unknown -> new Text("nobody knows yet", "لا يُعلم بعد");
        };
    }

    static Text stated(CaseEvent.FactsStated stated) {
        return new Text(
                        "The service told facts when it was asked ({0}, by {1}).",
                        "ذكرت الخدمة وقائع عندما سُئلت ({0}، من {1}).")
                .with(stated.delivery(), stated.teller());
    }

    static Text noted(CaseEvent.FactNoted noted) {
        return new Text(
                        "{0} noted that this is not held: {1}. Reason: {2}",
                        "سجّل {0} أن هذا غير محفوظ: {1}. السبب: {2}")
                .with(noted.by(), of(noted.need()), noted.because());
    }

    static Text accepted(CaseEvent.GapsAccepted accepted) {
        return new Text("{0} refers to {1} without: {2}. Reason: {3}", "يحيل {0} إلى {1} من دون: {2}. السبب: {3}")
                .with(accepted.by(), CaseWords.brief(accepted.destination()), list(accepted.gaps()), accepted.reason());
    }

    /// Several, one after the other.
    public static Text list(List<Need> needs) {
        return Text.joined(needs.stream().map(FactWords::of).toList());
    }
}
