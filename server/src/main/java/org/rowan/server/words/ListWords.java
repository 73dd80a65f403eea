package org.rowan.server.words;

import java.util.Set;
import java.util.TreeSet;
import org.rowan.flow.Listing;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.Reach;

/// The words for hash lists.
public final class ListWords {
    private ListWords() {}

    public static Text of(HashList.Status status, FilingWords.Clock clock) {
        return switch (status) {
            case HashList.AwaitingConfirmation awaiting ->
                awaiting.confirmedBy().isEmpty()
                        ? new Text(
                                "Matches nothing yet: two people must confirm it.",
                                "لا تطابق شيئًا بعد: يجب أن يؤكدها شخصان.")
                        : new Text(
                                        "Matches nothing yet: confirmed by {0}; one more person must.",
                                        "لا تطابق شيئًا بعد: أكدها {0}؛ ويلزم شخص آخر.")
                                .with(people(awaiting.confirmedBy()));
            case HashList.InForce force ->
                force.confirmedBy().isEmpty()
                        ? new Text("In force since {0}, for drills only.", "سارية منذ {0} للتمارين فقط.")
                                .with(clock.say(force.since()))
                        : new Text("In force since {0}; confirmed by {1}.", "سارية منذ {0}؛ أكدها {1}.")
                                .with(clock.say(force.since()), people(force.confirmedBy()));
            case HashList.Paused paused ->
                new Text(
                                "Switched off since {0} by {1}: matches nothing until it is switched on again.",
                                "مُعطَّلة منذ {0} على يد {1}: لا تطابق شيئًا حتى تُشغَّل من جديد.")
                        .with(clock.say(paused.since()), paused.by());
            case HashList.Retired retired ->
                new Text("Retired since {0} by {1}: matches no more.", "سُحبت منذ {0} على يد {1}: لم تعد تطابق.")
                        .with(clock.say(retired.since()), retired.by());
        };
    }

    public static Text of(HashList.Why why) {
        return switch (why) {
            case CONFIRMED_BEFORE_BY_THIS_PERSON ->
                new Text(
                        "You confirmed this list already; the second confirmation is somebody else's.",
                        "لقد أكدت هذه القائمة؛ التأكيد الثاني لشخص آخر.");
            case IMPORTED_BY_THIS_PERSON ->
                new Text(
                        "You imported this list; two other people confirm it.",
                        "أنت من استورد هذه القائمة؛ يؤكدها شخصان آخران.");
            case ALREADY_IN_FORCE -> new Text("The list is in force already.", "القائمة سارية بالفعل.");
            case NOT_IN_FORCE -> new Text("Only a list in force can be switched off.", "لا تُعطَّل إلا قائمة سارية.");
            case NOT_PAUSED -> new Text("This list was not switched off.", "لم تُعطَّل هذه القائمة.");
            case PROPOSED_BY_THIS_PERSON ->
                new Text(
                        "You proposed these limits; somebody else agrees to them.",
                        "أنت من اقترح هذه الحدود؛ يوافق عليها شخص آخر.");
            case NOTHING_PROPOSED ->
                new Text("No other limits are proposed for this list.", "لا توجد حدود أخرى مقترحة لهذه القائمة.");
            case RETIRED ->
                new Text(
                        "A retired list stays retired. Import it anew.",
                        "القائمة المسحوبة تبقى مسحوبة. استوردها من جديد.");
        };
    }

    public static Text of(Listing.Outcome outcome) {
        return switch (outcome) {
            case Listing.Done done ->
                done.list().inForce()
                        ? new Text("List “{0}” is in force.", "القائمة «{0}» سارية.")
                                .with(done.list().name())
                        : new Text("Recorded for list “{0}”.", "سُجّل للقائمة «{0}».")
                                .with(done.list().name());
            case Listing.BadFile bad ->
                new Text("Nothing was imported: {0}", "لم يُستورد شيء: {0}").with(bad.sentence());
            case Listing.NameTaken taken ->
                new Text("A list named “{0}” exists already.", "توجد قائمة باسم «{0}».").with(taken.name());
            case Listing.NoSuchList none ->
                new Text("There is no list named “{0}”.", "لا توجد قائمة باسم «{0}».").with(none.name());
            case Listing.RoleMissing missing ->
                new Text(
                        "Only a lead or an administrator confirms lists. Nothing was changed.",
                        "لا يؤكد القوائم إلا مشرف أو مدير النظام. لم يتغيّر شيء.");
            case Listing.Refused refused -> of(refused.why());
        };
    }

    /// A list's own limits.
    public static Text of(Reach reach) {
        if (reach.equals(Reach.COMMON)) return new Text("the common limits", "الحدود العامة");
        String distance = reach.distance().map(String::valueOf).orElse("–");
        String quality = reach.quality().map(String::valueOf).orElse("–");
        return new Text("distance up to {0}, quality from {1}", "المسافة حتى {0}، والجودة من {1}")
                .with(distance, quality);
    }

    private static String people(Set<String> people) {
        return String.join(", ", new TreeSet<>(people));
    }
}
