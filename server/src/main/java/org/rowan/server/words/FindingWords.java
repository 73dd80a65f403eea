package org.rowan.server.words;

import org.rowan.incident.Classification;
import org.rowan.incident.FileMark;
import org.rowan.incident.ReportMark;

/// The words for what a reviewer found to be true.
public final class FindingWords {
    public static final Text SUPPLEMENTAL_CONTRADICTS = new Text(
            "A file that only helps to understand has no classification and is not a meme. Take one of them back.",
            "الملف المساعد على الفهم لا تصنيف له وليس «ميم». أزل أحد الاختيارين.");
    public static final Text VIRAL_CONTRADICTS = new Text(
            "A viral report goes to NCMEC and is never urgent. Choose NCMEC without an immediate risk, or take the mark"
                    + " back.",
            "بلاغ المحتوى الواسع الانتشار يُرسل إلى NCMEC وليس عاجلاً أبداً. اختر NCMEC بلا خطر داهم، أو أزل العلامة.");

    private FindingWords() {}

    public static Text of(ReportMark mark) {
        return switch (mark) {
            case SEXTORTION -> new Text("Sextortion", "ابتزاز جنسي");
            case SOLICITATION -> new Text("Solicitation of imagery by an offender", "طلب صور من طفل");
            case MINOR_TO_MINOR -> new Text("Between minors", "بين قاصرين");
            case SPAM -> new Text("Spam", "رسائل مزعجة");
            case SADISTIC -> new Text("Sadistic online exploitation", "استغلال سادي عبر الإنترنت");
        };
    }

    public static Text of(FileMark mark) {
        return switch (mark) {
            case DRAWN -> new Text("Drawn or animated", "رسم أو رسوم متحركة");
            case POTENTIAL_MEME -> new Text("Possibly a meme", "قد تكون «ميم»");
            case VIRAL -> new Text("Spreading widely", "واسعة الانتشار");
            case SELF_PRODUCED -> new Text("Possibly made by the child", "قد يكون الطفل من صنعها");
            case PHYSICAL_HARM -> new Text("Physical harm", "أذى جسدي");
            case GORE -> new Text("Violence and gore", "عنف ودماء");
            case BESTIALITY -> new Text("Bestiality", "ممارسة مع حيوان");
            case LIVE_STREAM -> new Text("From a live stream", "من بث مباشر");
            case INFANT -> new Text("An infant", "رضيع");
            case GENERATIVE_AI -> new Text("Made with generative AI", "صُنعت بالذكاء الاصطناعي التوليدي");
        };
    }

    public static Text of(Classification grade) {
        return switch (grade) {
            case A1 -> new Text("A1: before puberty, a sex act", "A1: قبل البلوغ، فعل جنسي");
            case A2 -> new Text("A2: before puberty, lascivious exhibition", "A2: قبل البلوغ، عرض فاضح");
            case B1 -> new Text("B1: in puberty, a sex act", "B1: في سن البلوغ، فعل جنسي");
            case B2 -> new Text("B2: in puberty, lascivious exhibition", "B2: في سن البلوغ، عرض فاضح");
        };
    }
}
