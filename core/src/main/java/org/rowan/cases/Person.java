package org.rowan.cases;

import java.util.Set;

/// A member of staff who is acting, with the roles held at this moment.
public record Person(PersonId id, Set<Role> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean mayReview() {
        return roles.contains(Role.REVIEWER) || roles.contains(Role.LEAD);
    }

    public boolean mayFile() {
        return roles.contains(Role.FILER) || roles.contains(Role.LEAD);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
