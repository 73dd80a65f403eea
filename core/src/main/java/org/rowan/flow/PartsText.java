package org.rowan.flow;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.evidence.EvidenceId;
import org.rowan.incident.Place;

/// Every component of a record as lines, however deep, by the components' names; these are never renamed, since what is
/// stored has them too. A component that is added later is bound without anybody thinking of it.
final class PartsText {
    private PartsText() {}

    static void add(Lines text, String name, Object value) {
        switch (value) {
            case Optional<?> optional ->
                optional.ifPresentOrElse(present -> add(text, name, present), () -> text.add(name, Optional.empty()));
            case List<?> list -> {
                text.count(name, list);
                for (Object item : list) add(text, name, item);
            }
            case Personal<?> personal -> add(text, name, personal.reveal());
            case EvidenceId evidence -> text.add(name, evidence.hex());
            case Enum<?> constant -> text.add(name, constant.name());
            case Record whole -> {
                if (whole instanceof Place place) text.add(name, place.label());
                for (RecordComponent component : whole.getClass().getRecordComponents()) {
                    add(text, name + "." + snake(component.getName()), value(whole, component));
                }
            }
            default -> text.add(name, value.toString());
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Object value(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component of " + whole.getClass().getName() + " cannot be read", e);
        }
    }
}
