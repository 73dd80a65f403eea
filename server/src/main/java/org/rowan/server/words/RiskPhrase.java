package org.rowan.server.words;

/// What the page of a case says about the danger to a child.
public enum RiskPhrase implements Said {
    RISK("Child risk", "الخطر على الطفل"),
    ABOUT(
            "How soon somebody should look, for a child's sake. It orders the queue and nothing else: it is told to no"
                    + " agency, says nothing about a person, and is not how complete a report is.",
            "متى ينبغي أن ينظر أحد في الأمر من أجل الطفل. يرتّب القائمة ولا شيء سواه: لا يُبلَّغ لأي جهة،"
                    + " ولا يقول شيئًا عن شخص، ولا يعني اكتمال البلاغ."),
    FROM_FACTS("From the facts", "من الوقائع"),
    NO_FACTS("Nothing that was stated says more.", "لا شيء مما ذُكر يقول أكثر."),
    PROPOSED("{0}, proposed from the facts; nobody has said so", "{0}، مقترح من الوقائع؛ لم يقل به أحد"),
    SET_BY("{0}, set by {1}", "{0}، حدّده {1}"),
    SET("Set it", "تحديده"),
    SEEN("What you see", "ما تراه"),
    WORDS("Anything else", "أي شيء آخر"),
    RANK("How soon somebody should look", "متى ينبغي أن ينظر أحد"),
    NO_RANK(
            "Choose a rank, and say why: at least one reason or a word. Nothing was changed.",
            "اختر درجة واذكر السبب: سببًا واحدًا على الأقل أو كلمة. لم يتغيّر شيء."),
    RANKED("Saved. The queue is ordered by it.", "تم الحفظ. تُرتَّب القائمة بحسبه.");

    private final String english;
    private final String arabic;

    RiskPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
