package org.rowan.server;

import org.rowan.cases.Person;
import org.springframework.security.core.AuthenticatedPrincipal;

/// The principal of a console session. `person`: with the roles of this very request. `mustChange`: until
/// the first password is replaced, no other page opens. `credentials`: another text after every new
/// password.
public record SignedIn(Person person, boolean mustChange, String credentials) implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return person.id().value();
    }
}
