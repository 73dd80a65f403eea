package org.rowan.testkit.contracts;

import java.util.List;
import org.rowan.auditlog.Entry;
import org.rowan.port.HashLists;
import org.rowan.port.LivingLists;
import org.rowan.testkit.fakes.FakeHashLists;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeLivingLists;

class FakeLivingListsTest implements LivingListsContract {
    private final FakeJournal journal = new FakeJournal();
    private final FakeHashLists lists = new FakeHashLists(journal);

    @Override
    public HashLists lists() {
        return lists;
    }

    @Override
    public LivingLists living() {
        return new FakeLivingLists(lists);
    }

    @Override
    public List<Entry> log() {
        return journal.log();
    }
}
