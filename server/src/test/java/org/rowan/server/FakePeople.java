package org.rowan.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;

/// Staff in memory. Every password made by others is `first`.
public final class FakePeople implements People {
    private final Map<PersonId, Member> members = new LinkedHashMap<>();
    private final Map<PersonId, String> passwords = new LinkedHashMap<>();
    private final Map<PersonId, Integer> changes = new LinkedHashMap<>();

    /// From now on nobody's password is looked at.
    public volatile boolean busy;

    @Override
    public synchronized Optional<SignedIn> signIn(String name, Personal<String> password) throws Busy {
        if (busy) throw new Busy("too many passwords are being checked");
        return members.values().stream()
                .filter(m -> m.id().value().equals(name) && !m.disabled())
                .filter(m -> password.reveal().equals(passwords.get(m.id())))
                .map(m -> standing(m))
                .findFirst();
    }

    @Override
    public synchronized Optional<SignedIn> still(PersonId id) {
        return Optional.ofNullable(members.get(id)).filter(m -> !m.disabled()).map(this::standing);
    }

    private SignedIn standing(Member m) {
        return new SignedIn(new Person(m.id(), m.roles()), m.mustChange(), String.valueOf(changes.get(m.id())));
    }

    @Override
    public synchronized boolean changePassword(PersonId id, Personal<String> old, Personal<String> chosen) {
        if (!old.reveal().equals(passwords.get(id))) return false;
        set(id, chosen.reveal());
        Member m = members.get(id);
        members.put(id, new Member(id, m.display(), m.roles(), m.disabled(), false));
        return true;
    }

    @Override
    public synchronized List<Member> all() {
        return List.copyOf(members.values());
    }

    @Override
    public synchronized Optional<Personal<String>> add(PersonId by, PersonId id, String display, Set<Role> roles) {
        if (members.containsKey(id)) return Optional.empty();
        members.put(id, new Member(id, display, roles, false, true));
        set(id, "first");
        return Optional.of(new Personal<>("first"));
    }

    @Override
    public synchronized boolean setRoles(PersonId by, PersonId id, Set<Role> roles) {
        return members.computeIfPresent(id, (i, m) -> new Member(i, m.display(), roles, m.disabled(), m.mustChange()))
                != null;
    }

    @Override
    public synchronized boolean disable(PersonId by, PersonId id) {
        return members.computeIfPresent(id, (i, m) -> new Member(i, m.display(), m.roles(), true, m.mustChange()))
                != null;
    }

    @Override
    public synchronized Optional<Personal<String>> resetPassword(PersonId by, PersonId id) throws Busy {
        if (busy) throw new Busy("too many passwords are being checked");
        Member member = members.get(id);
        if (member == null) return Optional.empty();
        set(id, "first");
        members.put(id, new Member(id, member.display(), member.roles(), member.disabled(), true));
        return Optional.of(new Personal<>("first"));
    }

    private void set(PersonId id, String password) {
        passwords.put(id, password);
        changes.merge(id, 1, Integer::sum);
    }

    @Override
    public synchronized Optional<Personal<String>> enable(PersonId by, PersonId id) throws Busy {
        Member member = members.get(id);
        if (member == null || !member.disabled()) return Optional.empty();
        members.put(id, new Member(id, member.display(), member.roles(), false, true));
        return resetPassword(by, id);
    }
}
