package org.rowan.server;

import java.util.function.Consumer;
import org.rowan.agency.ncmec.RawAnswer;
import org.rowan.flow.FilingNews;
import org.rowan.referral.StepAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server's log says of the filing: numbers, steps and codes, and the request id by which an agency
/// finds a call again; never what was sent or said.
final class FilingLog implements Consumer<FilingNews> {
    private static final Logger LOG = LoggerFactory.getLogger("org.rowan.filing");

    @Override
    public void accept(FilingNews news) {
        switch (news) {
            case FilingNews.Answered answered -> answered(answered);
            case FilingNews.Stumbled stumbled ->
                LOG.warn(
                        "filing {} broke off: {} It is tried again at {}.",
                        stumbled.filing(),
                        sentence(stumbled.sentence()),
                        stumbled.again());
            case FilingNews.Faulted faulted -> LOG.error("filing {}: a fault", faulted.filing(), faulted.fault());
            case FilingNews.SetAside aside ->
                LOG.error(
                        "filing {} is set aside: {} A person resumes it: ./rowan filing resume, or the case page.",
                        aside.filing(),
                        sentence(aside.sentence()));
            case FilingNews.RunsOut out ->
                LOG.warn(
                        "filing {}: the report {} is open and unfinished, and lapses at the agency at {}.",
                        out.filing(),
                        out.report().number(),
                        out.report().lapses());
            case FilingNews.Resting resting ->
                LOG.warn(
                        "{} does not answer as it should: {} Nothing is begun there until {}.",
                        resting.destination().label(),
                        sentence(resting.sentence()),
                        resting.until());
            case FilingNews.Ended ended ->
                LOG.info(
                        "filing {} ended: {}",
                        ended.filing(),
                        ended.outcome().getClass().getSimpleName());
        }
    }

    private static void answered(FilingNews.Answered answered) {
        LOG.info(
                "filing {} step {}: {}, request-id {}",
                answered.filing().id(),
                answered.step().getClass().getSimpleName(),
                outcome(answered.answer()),
                answered.answer().received().flatMap(RawAnswer::requestId).orElse("none"));
    }

    private static String outcome(StepAnswer answer) {
        return answer instanceof StepAnswer.Rejected rejected
                ? "rejected, code " + rejected.code()
                : answer.getClass().getSimpleName();
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
