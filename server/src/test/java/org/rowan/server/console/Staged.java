package org.rowan.server.console;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Item;
import org.rowan.cases.PersonId;
import org.rowan.cases.Surface;
import org.rowan.flow.Filing;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Listing;
import org.rowan.flow.Submission;
import org.rowan.screening.Limits;
import org.rowan.server.FakeHouse;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeDesk;
import org.rowan.testkit.fakes.FakeMedia;

/// Cases in a fake house, made through the acts themselves.
public final class Staged {
    static final String HASH = "0123456789abcdef".repeat(4);
    private static final PersonId IMPORTER = new PersonId("importer");

    private final FakeHouse house;
    private int items;

    public Staged(FakeHouse house) throws IOException {
        this.house = house;
        listing().add(IMPORTER, "drill-list", "Example provider", SignalType.PDQ, true, Bytes.utf8(HASH + "\n"));
    }

    Listing listing() {
        return new Listing(house.lists, house.memory, house.keys, house.clock);
    }

    /// A second list from another source that holds the same: what matches both is strong.
    void corroboratingList() throws IOException {
        listing().add(IMPORTER, "drill-two", "Other provider", SignalType.PDQ, true, Bytes.utf8(HASH + "\n"));
    }

    /// A list that two people still have to confirm.
    void awaitingList(String name) throws IOException {
        listing().add(IMPORTER, name, "Example provider", SignalType.MD5, false, Bytes.utf8("a1".repeat(16) + "\n"));
    }

    public CaseId caseOf() throws IOException {
        return caseOf("item-" + ++items, "account-1", "holiday.png");
    }

    CaseId caseOf(String item, String account, String fileName) throws IOException {
        IntakeRules rules =
                new IntakeRules(Limits.DEFAULT, Set.of(), Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5));
        Intake intake = new Intake(house.memory, house.vault, house.lists, house.media, house.keys, house.clock, rules);
        Bytes picture = FakeMedia.picture(PdqHash.parse(HASH), 90, 1, item);
        Item said = new Item(
                item,
                Surface.PUBLIC_POST,
                Account.known(account),
                house.clock.instant().minusSeconds(60),
                Optional.empty(),
                Optional.of(new Personal<>(fileName)),
                Optional.empty(),
                Optional.empty());
        intake.accept(new Submission("forum", "key of " + item, said, new Submission.File(picture)));
        return house.memory.cases(List.of(CaseState.AWAITING_REVIEW), 1000).stream()
                .filter(c -> c.opened().item().id().equals(item))
                .findFirst()
                .map(CaseFile::id)
                .orElseThrow();
    }

    CaseFile file(CaseId id) throws IOException {
        return house.memory.load(id).orElseThrow().file();
    }

    String evidence(CaseId id) throws IOException {
        return file(id).evidence().getFirst().id().hex();
    }

    boolean advanceFiling() throws IOException {
        return new Filing(house.memory, house.vault, house.keys, house.clock, house.desks, Filing.Pace.DEFAULT)
                .advance();
    }

    /// Files until nothing is due within a day.
    void advanceFilingThroughPauses() throws IOException {
        for (int hour = 0; hour < 24; hour++) {
            while (advanceFiling()) {}
            house.clock.advance(Duration.ofHours(1));
        }
    }

    void loseEveryFinish() {
        List<Optional<FakeDesk.Fault>> faults = new ArrayList<>(Collections.nCopies(3, Optional.empty()));
        faults.addAll(Collections.nCopies(8, Optional.of(FakeDesk.Fault.LOST_ON_THE_WAY)));
        ((FakeDesk) house.desks.get(Destination.NCMEC)).expect(faults);
    }

    void askUkLink() {
        ((FakeDesk) house.desks.get(Destination.NCA)).askUkLink();
    }

    void deskOfPerson() {
        ((FakeDesk) house.desks.get(Destination.NCA)).awaitPerson();
    }
}
