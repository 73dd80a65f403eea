package org.rowan.server.doors;

import java.io.Closeable;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.rowan.base.Bytes;
import org.rowan.server.Budget;

/// The bytes of one upload as they come: in memory alone, because what comes in may be a crime to have on
/// disk, and never more of it than has arrived, whatever was announced. When they are too many, or there is
/// no memory left, the rest is taken and thrown away.
///
/// Two may hold one: who answers, and who screens. The memory is given back when both have closed it.
public final class Filling implements Closeable {
    private static final int FIRST = 16_384;

    private final Budget budget;
    private final int most;
    private final AtomicInteger holders = new AtomicInteger(1);
    private byte[] array = new byte[0];
    private int length;
    private int share;
    private Optional<Reason> trouble = Optional.empty();
    private Optional<Bytes> whole = Optional.empty();

    /// - Units: `most`: bytes.
    public Filling(Budget budget, int most) {
        this.budget = budget;
        this.most = most;
    }

    public void add(byte[] from, int count) {
        if (trouble.isPresent()) return;
        if (count > most - length) {
            fail(Reason.TOO_LARGE);
            return;
        }
        if (length + count > array.length && !grow(length + count)) {
            fail(Reason.FAULT);
            return;
        }
        System.arraycopy(from, 0, array, length, count);
        length += count;
    }

    private boolean grow(int needed) {
        int capacity = (int) Math.min(most, Math.max(Math.max(FIRST, needed), 2L * array.length));
        try {
            int more = budget.take(capacity - array.length);
            if (more < 0) return false;
            share += more;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        array = Arrays.copyOf(array, capacity);
        return true;
    }

    /// Whatever still comes is too much.
    public void fail(Reason why) {
        trouble = Optional.of(why);
        array = new byte[0];
        length = 0;
        giveBack();
    }

    public Optional<Reason> trouble() {
        return trouble;
    }

    /// Everything that came; nothing is added any more.
    public Bytes bytes() {
        if (whole.isEmpty()) {
            whole = Optional.of(Bytes.adopt(length == array.length ? array : Arrays.copyOf(array, length)));
            array = new byte[0];
        }
        return whole.get();
    }

    /// For one more holder, who closes it, too.
    public Filling hold() {
        holders.incrementAndGet();
        return this;
    }

    @Override
    public void close() {
        if (holders.decrementAndGet() == 0) giveBack();
    }

    private void giveBack() {
        budget.giveBack(share);
        share = 0;
    }
}
