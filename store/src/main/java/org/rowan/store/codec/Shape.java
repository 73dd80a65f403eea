package org.rowan.store.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/// The components of one kind of record, and how to take it apart and put it together.
record Shape(Constructor<?> constructor, List<RecordComponent> components) {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            Class<?>[] parameters =
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(type.getConstructor(parameters), components);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type.getName() + " is no public record", e);
            }
        }
    };

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /// A record of one component is written as that component, unless it has to say which case it is.
    boolean isWrapper() {
        return components.size() == 1;
    }

    Object get(Object whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a component of " + whole.getClass().getName() + " cannot be read", e);
        }
    }

    /// - Errors: `Unreadable` when the record does not admit these values.
    Object make(List<Object> values, String where) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new Unreadable(where, "a value that the record admits was expected; got another");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }

    /// The type of `component`; for the one component of a generic wrapper, what `wrapper` says it holds.
    static Type typeOf(RecordComponent component, List<Type> arguments) {
        Type type = component.getGenericType();
        if (type instanceof java.lang.reflect.TypeVariable<?> variable) {
            int index = Arrays.asList(component.getDeclaringRecord().getTypeParameters())
                    .indexOf(variable);
            return arguments.get(index);
        }
        return type;
    }
}
