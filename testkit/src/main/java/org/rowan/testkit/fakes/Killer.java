package org.rowan.testkit.fakes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// Kills the process at the n-th port call, before or after its effect. `Killed` is an `Error`, so that no
/// code that handles failures can survive it.
public final class Killer {
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String where) {
            super(where);
        }
    }

    private final int at;
    private final boolean afterEffect;
    private final List<String> calls = new ArrayList<>();

    /// `at`: which call, from 1; 0 for never.
    public Killer(int at, boolean afterEffect) {
        this.at = at;
        this.afterEffect = afterEffect;
    }

    /// How many calls there were, and which.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// `port` with the killer in front of every call.
    public <T> T wrap(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getDeclaringClass() == Object.class) return method.invoke(port, args);
            calls.add(type.getSimpleName() + "." + method.getName());
            boolean now = calls.size() == at;
            if (now && !afterEffect) throw new Killed("before " + calls.getLast());
            try {
                Object result = method.invoke(port, args);
                if (now) throw new Killed("after " + calls.getLast());
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
