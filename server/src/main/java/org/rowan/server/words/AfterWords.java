package org.rowan.server.words;

import org.rowan.cases.CaseEvent.AfterFiling;
import org.rowan.cases.CaseEvent.Corrected;
import org.rowan.cases.CaseEvent.CorrectionAsked;
import org.rowan.cases.CaseEvent.CorrectionTold;
import org.rowan.cases.CaseEvent.FollowUpOpened;

/// The words for what people did about a report after it was filed.
final class AfterWords {
    private AfterWords() {}

    static Text of(AfterFiling event) {
        return switch (event) {
            case FollowUpOpened opened ->
                new Text(
                                "{0} opened the case for a further report. Reason: {1}",
                                "فتح {0} الحالة لبلاغ آخر. السبب: {1}")
                        .with(opened.by(), opened.reason());
            case CorrectionAsked asked -> AfterPhrase.ASKED.text().with(asked.by(), asked.reason());
            case Corrected corrected ->
                new Text("{0} agreed: the reports are taken back.", "وافق {0}: سُحبت البلاغات.").with(corrected.by());
            case CorrectionTold told ->
                new Text(
                                "{0} told the agency that filing {1} was a mistake: {2}",
                                "أبلغ {0} الجهة بأن التقديم {1} كان خطأ: {2}")
                        .with(told.by(), told.filing(), told.how());
        };
    }

    static Text notFiled() {
        return new Text(
                "No report of this case stands that this could be done to: none was filed, it was taken back already,"
                        + " or another one is being decided or filed. Nothing was changed.",
                "لا يوجد بلاغ قائم لهذه الحالة يمكن فعل ذلك به: لم يُقدَّم شيء، أو سُحب من قبل، أو يجري البتّ في بلاغ"
                        + " آخر أو تقديمه. لم يتغيّر شيء.");
    }

    static Text notCorrected() {
        return new Text(
                "This report was not taken back, or its agency was told so already. Nothing was changed.",
                "لم يُسحب هذا البلاغ، أو أُبلغت جهته بذلك من قبل. لم يتغيّر شيء.");
    }
}
