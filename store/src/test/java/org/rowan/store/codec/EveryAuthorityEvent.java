package org.rowan.store.codec;

import static org.rowan.store.codec.EveryEvent.AT;
import static org.rowan.store.codec.EveryEvent.BY;
import static org.rowan.store.codec.EveryEvent.FILING;

import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.InquiryId;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.UkLink;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;

/// What [EveryEvent] has of dealings with authorities.
final class EveryAuthorityEvent {
    private static final InquiryId INQUIRY = new InquiryId("Q-0A1B2C3D");

    private EveryAuthorityEvent() {}

    static List<CaseEvent> ofCases() {
        return List.of(
                linked(new UkLink(List.of(UkLink.Ground.NATIONALITY, UkLink.Ground.CHILD))),
                linked(UkLink.NONE_KNOWN),
                new CaseEvent.CoverageDecided(
                        AT, BY, Destination.NCA, Optional.of("to-ncmec"), Optional.of("4564654"), "the arrangement"),
                new CaseEvent.CoverageDecided(
                        AT, BY, Destination.NCA, Optional.empty(), Optional.empty(), "not what it is about"),
                new CaseEvent.InquiryReceived(
                        AT, BY, INQUIRY, "NCA, IR-7", AT, "who logged in", Optional.of(FILING.value()), AT),
                new CaseEvent.InquiryReceived(AT, BY, INQUIRY, "NCA, IR-8", AT, "who logged in", Optional.empty(), AT),
                new CaseEvent.InquiryAnswered(AT, BY, INQUIRY, "a records pack", Optional.of(AT)),
                new CaseEvent.InquiryAnswered(AT, BY, INQUIRY, "by telephone", Optional.empty()),
                new CaseEvent.InquiryRefused(AT, BY, INQUIRY, "no such account"),
                new CaseEvent.ServiceAsked(
                        AT,
                        Optional.empty(),
                        Optional.empty(),
                        new DeliveryId("D-0A1B2C3D4E5F6G7H"),
                        "pager",
                        new Ask.Call(Ask.Call.Why.ORDERED)));
    }

    private static CaseEvent linked(UkLink link) {
        ReviewDecision.Refer refer = new ReviewDecision.Refer(
                Destination.NCA, IncidentType.IMAGERY, Optional.of(Priority.TWO), Optional.empty(), "a reason");
        return new CaseEvent.Decided(AT, BY, refer.linked(link));
    }
}
