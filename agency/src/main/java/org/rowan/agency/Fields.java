package org.rowan.agency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Personal;

/// The fields of a JSON object in the order in which they are added. What is not held is left out, so that
/// a reader never takes a blank for a fact.
public final class Fields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    public Fields() {}

    public Fields add(String name, String value) {
        fields.put(name, value);
        return this;
    }

    public Fields add(String name, boolean yes) {
        fields.put(name, yes);
        return this;
    }

    public Fields add(String name, long number) {
        fields.put(name, number);
        return this;
    }

    public Fields add(String name, Instant at) {
        return add(name, at.toString());
    }

    public Fields add(String name, Fields inner) {
        fields.put(name, inner.map());
        return this;
    }

    public Fields reveal(String name, Personal<String> value) {
        return add(name, value.reveal());
    }

    /// Left out when empty.
    public Fields reveal(String name, Optional<Personal<String>> value) {
        value.ifPresent(held -> reveal(name, held));
        return this;
    }

    /// Left out when empty. `value`: a text, number, truth value or [Fields].
    public Fields maybe(String name, Optional<?> value) {
        value.ifPresent(held -> fields.put(name, held instanceof Fields inner ? inner.map() : held));
        return this;
    }

    public Fields texts(String name, Collection<String> values) {
        fields.put(name, List.copyOf(values));
        return this;
    }

    public Fields list(String name, Collection<Fields> values) {
        List<Object> all = new ArrayList<>();
        values.forEach(one -> all.add(one.map()));
        fields.put(name, all);
        return this;
    }

    public Map<String, Object> map() {
        return fields;
    }

    public String json() {
        return Json.write(fields) + "\n";
    }
}
