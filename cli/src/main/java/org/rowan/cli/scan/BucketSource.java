package org.rowan.cli.scan;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rowan.cli.scan.Line.Reason;
import org.rowan.exchange.s3.ObjectName;
import org.rowan.exchange.s3.ObjectStore;
import org.rowan.exchange.s3.Page;

/// The objects of a bucket whose keys begin with `prefix`, in the order of the store, of which one page is
/// in memory. `address`: where the store is.
record BucketSource(ObjectStore store, String address, String bucket, String prefix) implements Source {

    static Stopped failed(IOException e) {
        return new Stopped(
                Exit.CANNOT_READ, "The scan has stopped: " + e.getMessage() + ". With --out, go on with --resume.", e);
    }

    @Override
    public Steps walk() {
        return new Pages();
    }

    private final class Pages implements Steps {
        private final Deque<Page.Listed> ready = new ArrayDeque<>();
        private Optional<String> next = Optional.empty();
        private boolean begun;

        @Override
        public boolean hasNext() throws Stopped {
            while (ready.isEmpty() && (!begun || next.isPresent())) turn();
            return !ready.isEmpty();
        }

        private void turn() throws Stopped {
            try {
                Page page = store.list(bucket, prefix, next);
                if (next.isPresent() && page.next().equals(next)) {
                    throw new IOException("the object store, listing a bucket: a page leads to itself");
                }
                ready.addAll(page.objects());
                next = page.next();
                begun = true;
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public Met next() throws Stopped {
            if (!hasNext()) throw new NoSuchElementException();
            return met(ready.removeFirst());
        }
    }

    private Met met(Page.Listed listed) {
        String name = "s3://" + bucket + "/" + listed.key();
        if (listed.key().endsWith("/") && listed.size() == 0) return new Skipped(name, "the marker of a folder");
        Key key = Key.of(listed.key());
        try {
            ObjectName object = new ObjectName(bucket, listed.key(), Optional.empty());
            return new Plain(key, new ObjectContent(store, object, listed.size()));
        } catch (IllegalArgumentException e) {
            return new Unreadable(key, name, Reason.UNREADABLE);
        }
    }

    @Override
    public String mark() {
        return "s3://" + bucket + "/" + prefix + "\n" + address;
    }

    @Override
    public String skipped() {
        return "markers of folders";
    }
}
