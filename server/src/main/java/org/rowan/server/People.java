package org.rowan.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;

/// The staff: who may sign in, and with which roles.
///
/// - Errors: `IOException` when the database cannot be reached; nothing was changed.
public interface People {
    /// Who acts when somebody uses the command line on the server's own machine.
    PersonId COMMAND_LINE = new PersonId("command-line");

    /// A member of staff as administrators see them. `mustChange`: the password was made by somebody else.
    record Member(PersonId id, String display, Set<Role> roles, boolean disabled, boolean mustChange) {
        public Member {
            roles = Set.copyOf(roles);
        }
    }

    /// The person of this name and password; empty when there is none, or the person may not sign in.
    Optional<SignedIn> signIn(String name, Personal<String> password) throws IOException;

    /// The person as they stand now, if they may still sign in.
    Optional<SignedIn> still(PersonId id) throws IOException;

    /// The person chooses a password; false when `old` is not the present one.
    boolean changePassword(PersonId id, Personal<String> old, Personal<String> chosen) throws IOException;

    List<Member> all() throws IOException;

    /// A new person, with a password for the first sign-in; empty when the name is taken. `by`: who
    /// made it.
    Optional<Personal<String>> add(PersonId by, PersonId id, String display, Set<Role> roles) throws IOException;

    /// False when there is no such person; so for the next two.
    boolean setRoles(PersonId by, PersonId id, Set<Role> roles) throws IOException;

    boolean disable(PersonId by, PersonId id) throws IOException;

    /// A disabled person may sign in again, with a new password for the first time; empty when no disabled
    /// person has this name.
    Optional<Personal<String>> enable(PersonId by, PersonId id) throws IOException;

    /// A new password for the next sign-in.
    Optional<Personal<String>> resetPassword(PersonId by, PersonId id) throws IOException;
}
