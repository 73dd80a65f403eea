package org.rowan.server.words;

import org.rowan.referral.Origin;

/// The words for where a value that an agency is told comes from.
public final class OriginWords {
    private OriginWords() {}

    public static Text of(Origin origin) {
        return new Text(origin.sentence(), arabic(origin));
    }

    private static String arabic(Origin origin) {
        return switch (origin) {
            case UPLOAD -> "عملية الرفع، كما ذكرتها الخدمة";
            case ACCOUNT -> "سجل الحساب، كما ذكرته الخدمة";
            case STATEMENT -> "الملابسات، كما ذكرتها الخدمة";
            case DECISION -> "قرار المراجعين";
            case VIEWS -> "سجل المشاهدات";
            case BYTES -> "محسوبة هنا من البايتات كما رُفعت";
            case LISTS -> "القوائم، كما كانت عند المطابقة";
            case CASE -> "الحالة";
            case SETTING -> "إعدادات المشغّل";
            case AGENCY -> "تعطيها الجهة";
            case ROWAN -> "روان، عمّا يقف بجانبها";
            case CHECKS -> "الفحوص قبل الإرسال";
            case NOT_TOLD -> "لم يُذكر لروان";
            case PERSON -> "عليك أن تقوله أنت، بكلمات البوابة نفسها";
        };
    }
}
