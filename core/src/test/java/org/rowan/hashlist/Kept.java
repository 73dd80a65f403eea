package org.rowan.hashlist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// An index as it is written, in memory.
final class Kept implements IndexSink<RuntimeException>, IndexSource<RuntimeException> {
    private final Deque<Object> values = new ArrayDeque<>();

    static Kept of(LayeredIndex index) {
        Kept kept = new Kept();
        index.write(kept);
        return kept;
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Object value : values) if (value instanceof String text) texts.add(text);
        return texts;
    }

    @Override
    public void number(long value) {
        values.add(value);
    }

    @Override
    public void text(String value) {
        values.add(value);
    }

    @Override
    public void longs(long[] given) {
        values.add(given.clone());
    }

    @Override
    public void ints(int[] given) {
        values.add(given.clone());
    }

    @Override
    public void bytes(byte[] given) {
        values.add(given.clone());
    }

    @Override
    public long number() {
        return (Long) values.remove();
    }

    @Override
    public String text() {
        return (String) values.remove();
    }

    @Override
    public long[] longs() {
        return (long[]) values.remove();
    }

    @Override
    public int[] ints() {
        return (int[]) values.remove();
    }

    @Override
    public byte[] bytes() {
        return (byte[]) values.remove();
    }
}
