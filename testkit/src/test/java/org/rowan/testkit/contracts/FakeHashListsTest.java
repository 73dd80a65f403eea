package org.rowan.testkit.contracts;

import java.util.List;
import org.rowan.auditlog.Entry;
import org.rowan.port.HashLists;
import org.rowan.testkit.fakes.FakeHashLists;
import org.rowan.testkit.fakes.FakeJournal;

class FakeHashListsTest implements HashListsContract, HarmlessContract {
    private final FakeJournal journal = new FakeJournal();
    private final FakeHashLists lists = new FakeHashLists(journal);

    @Override
    public HashLists lists() {
        return lists;
    }

    @Override
    public FakeJournal journal() {
        return journal;
    }

    @Override
    public List<Entry> log() {
        return journal.log();
    }
}
