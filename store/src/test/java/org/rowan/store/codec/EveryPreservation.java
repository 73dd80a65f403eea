package org.rowan.store.codec;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.Account;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.Item;
import org.rowan.cases.KeptItem;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.hook.Ask;
import org.rowan.screening.Strength;
import org.rowan.signal.Digests;

/// One of every kind of event about an account that is frozen.
final class EveryPreservation {
    private EveryPreservation() {}

    static List<CaseEvent> all() {
        return List.of(
                new CaseEvent.Opened(
                        EveryEvent.AT,
                        Source.PRESERVED,
                        new Item(
                                EveryEvent.CASE.value(),
                                Surface.ACCOUNT,
                                Account.known("account-3"),
                                EveryEvent.AT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(),
                        Strength.WEAK),
                new CaseEvent.PreservationOrdered(
                        EveryEvent.AT, EveryEvent.BY, "asked by telephone", Optional.of("Police, case 7")),
                new CaseEvent.PreservationOrdered(EveryEvent.AT, EveryEvent.BY, "something is wrong", Optional.empty()),
                new CaseEvent.PreservationReleased(EveryEvent.AT, EveryEvent.BY, "a mistake"),
                new CaseEvent.KeptUnseen(
                        EveryEvent.AT,
                        "main",
                        new KeptItem(
                                EveryEvent.EVIDENCE,
                                EveryEvent.personal("export \u202e \u0000.zip"),
                                1L << 40,
                                Digests.of(Bytes.empty()))),
                EveryEvent.asked(Optional.of(EveryEvent.BY), new Ask.PreserveAll(EveryEvent.AT)));
    }
}
