package org.rowan.franking.bundle;

import java.util.List;
import java.util.Map;

/// The fields of one JSON object and where it stands. The first thing wrong is remembered for all that stand
/// below the same document, so that a reader of it reads straight on.
final class Fields {
    private final Map<String, Json> values;
    private final String place;
    private final Faults faults;

    /// The first fault of a document.
    static final class Faults {
        private BundleRead.Refused first = new BundleRead.Refused(BundleFault.NOT_JSON, "");
        private boolean any;

        void add(BundleFault fault, String where) {
            if (!any) first = new BundleRead.Refused(fault, where);
            any = true;
        }

        boolean any() {
            return any;
        }

        BundleRead.Refused first() {
            return first;
        }
    }

    private Fields(Map<String, Json> values, String place, Faults faults) {
        this.values = values;
        this.place = place;
        this.faults = faults;
    }

    static Fields of(Json json, String place, Faults faults) {
        if (json instanceof Json.Members(Map<String, Json> values)) return new Fields(values, place, faults);
        faults.add(BundleFault.WRONG_TYPE, place.isEmpty() ? "the document" : place);
        return new Fields(Map.of(), place, faults);
    }

    String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    void refuse(BundleFault fault, String name) {
        faults.add(fault, at(name));
    }

    boolean has(String name) {
        return values.containsKey(name) && !(values.get(name) instanceof Json.Nothing);
    }

    /// Empty when it is not there.
    String text(String name, int most) {
        if (!has(name)) return "";
        if (!(values.get(name) instanceof Json.Text(String value))) {
            refuse(BundleFault.WRONG_TYPE, name);
            return "";
        }
        if (value.length() > most) refuse(BundleFault.FIELD_TOO_LONG, name);
        return value;
    }

    /// A whole number of at most four digits; -1 when it is none.
    int number(String name) {
        if (!has(name)) {
            refuse(BundleFault.MISSING_FIELD, name);
            return -1;
        }
        if (values.get(name) instanceof Json.Digits(String digits) && digits.matches("[0-9]{1,4}")) {
            return Integer.parseInt(digits);
        }
        refuse(BundleFault.WRONG_TYPE, name);
        return -1;
    }

    /// Empty when it is not there.
    List<Json> items(String name) {
        if (!has(name)) return List.of();
        if (values.get(name) instanceof Json.Items(List<Json> items)) return items;
        refuse(BundleFault.WRONG_TYPE, name);
        return List.of();
    }

    Json value(String name) {
        return values.getOrDefault(name, new Json.Nothing());
    }

    Fields below(String name) {
        return Fields.of(value(name), at(name), faults);
    }

    Fields below(String name, int index, Json item) {
        return Fields.of(item, at(name) + "[" + index + "]", faults);
    }
}
