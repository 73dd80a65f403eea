package org.rowan.server.words;

import java.util.ArrayList;
import java.util.List;
import org.rowan.cases.CaseEvent.RiskRanked;
import org.rowan.cases.RiskRank;
import org.rowan.cases.RiskReason;

/// The words for the danger to a child in a case.
public final class RiskWords {
    private RiskWords() {}

    public static Text of(RiskRank rank) {
        return switch (rank) {
            case AT_ONCE -> new Text("At once", "فورًا");
            case HIGH -> new Text("High", "عالٍ");
            case MEDIUM -> new Text("Medium", "متوسط");
            case LOW -> new Text("Low", "منخفض");
        };
    }

    public static Text of(RiskReason reason) {
        return switch (reason) {
            case MEETING -> new Text("a meeting with a child is planned, or took place", "لقاء مع طفل مخطط له أو حدث");
            case EXTORTION -> new Text("a child is threatened or blackmailed", "طفل يُهدَّد أو يُبتزّ");
            case NOW -> new Text("it is going on now, or will soon", "الأمر جارٍ الآن أو وشيك");
            case WITHIN_REACH ->
                new Text(
                        "whoever did it seems to live or work with children",
                        "يبدو أن الفاعل يعيش مع أطفال أو يعمل معهم");
            case VERY_YOUNG ->
                new Text(
                        "a child is very young, or could not speak of it", "طفل صغير جدًا أو لا يستطيع الحديث عما حدث");
            case DISTRESS ->
                new Text(
                        "a child says that it does not cope, or speaks of harming itself",
                        "طفل يقول إنه لا يحتمل، أو يتحدث عن إيذاء نفسه");
            case CHILD_NAMED -> new Text("the service names a child", "تسمّي الخدمة طفلًا");
            case WORDS -> new Text("words were exchanged", "جرى تبادل كلام");
            case CONDUCT -> new Text("the service tells what somebody did", "تذكر الخدمة ما فعله أحدهم");
            case LIVE -> new Text("it was a live stream", "كان بثًا مباشرًا");
            case UNKNOWN_FILE -> new Text("no list knows the file", "لا تعرف أي قائمة هذا الملف");
            case KNOWN_FILE -> new Text("lists know the file", "تعرف القوائم هذا الملف");
            case PASSED_ON -> new Text("several accounts passed the same file on", "تناقلت حسابات عدة الملف نفسه");
        };
    }

    static Text of(RiskRanked ranked) {
        List<Text> why =
                new ArrayList<>(ranked.reasons().stream().map(RiskWords::of).toList());
        ranked.words().ifPresent(words -> why.add(new Text("{0}", "{0}").with(words)));
        return new Text("{0} set the child risk to {1}: {2}", "حدّد {0} الخطر على الطفل بأنه {1}: {2}")
                .with(ranked.by(), of(ranked.rank()), Text.joined(why));
    }
}
