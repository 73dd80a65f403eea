package org.rowan.testkit.contracts;

import java.util.List;
import org.rowan.auditlog.Entry;
import org.rowan.port.Agenda;
import org.rowan.port.Journal;
import org.rowan.testkit.fakes.FakeJournal;

class FakeJournalTest implements IntentsContract {
    private final FakeJournal journal = new FakeJournal();

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Agenda agenda() {
        return journal;
    }

    @Override
    public List<Entry> log() {
        return journal.log();
    }

    @Override
    public void holdPublishing(boolean hold) {
        journal.holdPublishing(hold);
    }
}
