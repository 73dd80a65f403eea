package org.rowan.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.store.People.StaffAccount;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/// The staff as they are kept in the store, with their passwords hashed here.
///
/// Guessing is slowed, never locked out: after five wrong passwords each further one must wait twice as
/// long, up to fifteen minutes, so that nobody can shut a colleague out for good.
final class Staff implements People {
    private static final int FREE_ATTEMPTS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final org.rowan.store.People accounts;
    private final IntFunction<Bytes> random;
    private final InstantSource clock;
    /// - Source: OWASP Password Storage, PBKDF2-HMAC-SHA256 with 600,000 rounds.
    private final Hashing hashing =
            new Hashing(new Pbkdf2PasswordEncoder("", 16, 600_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256));
    /// Somebody who does not exist takes as long to refuse as somebody who does.
    private final String nobodysHash;

    Staff(org.rowan.store.People accounts, IntFunction<Bytes> random, InstantSource clock) throws IOException {
        this.accounts = accounts;
        this.random = random;
        this.clock = clock;
        this.nobodysHash = hashing.encode(new Personal<>(random.apply(16).hex()));
    }

    @Override
    public Optional<SignedIn> signIn(String name, Personal<String> password) throws IOException {
        Optional<StaffAccount> found = find(name);
        Instant now = clock.instant();
        boolean right =
                hashing.matches(password, found.map(StaffAccount::passwordHash).orElse(nobodysHash));
        if (found.isEmpty() || found.get().disabled() || mustWait(found.get(), now)) return Optional.empty();
        StaffAccount account = found.get();
        if (!right) {
            accounts.failed(account.id(), now);
            return Optional.empty();
        }
        accounts.signedIn(account.id());
        return Optional.of(standing(account));
    }

    private Optional<StaffAccount> find(String name) throws IOException {
        PersonId id;
        try {
            id = new PersonId(name);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
        return accounts.find(id);
    }

    static boolean mustWait(StaffAccount account, Instant now) {
        int beyond = account.failedAttempts() - FREE_ATTEMPTS;
        if (beyond < 0 || account.lastFailure().isEmpty()) return false;
        Duration wait = Duration.ofSeconds(1L << Math.min(beyond, 10));
        Duration most = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return now.isBefore(account.lastFailure().get().plus(most));
    }

    @Override
    public Optional<SignedIn> still(PersonId id) throws IOException {
        return accounts.find(id).filter(a -> !a.disabled()).map(Staff::standing);
    }

    /// Every hash has a salt of its own, so that even the same password anew counts as new.
    private static SignedIn standing(StaffAccount account) {
        return new SignedIn(
                new Person(account.id(), account.roles()),
                account.mustChange(),
                Digest.of(Bytes.utf8(account.passwordHash())).value().hex());
    }

    @Override
    public boolean changePassword(PersonId id, Personal<String> old, Personal<String> chosen) throws IOException {
        Optional<StaffAccount> account = accounts.find(id);
        if (account.isEmpty() || !hashing.matches(old, account.get().passwordHash())) return false;
        return accounts.changePassword(id, hashing.encode(chosen), false, id, clock.instant());
    }

    @Override
    public List<Member> all() throws IOException {
        return accounts.all().stream()
                .map(a -> new Member(a.id(), a.displayName(), a.roles(), a.disabled(), a.mustChange()))
                .toList();
    }

    @Override
    public Optional<Personal<String>> add(PersonId by, PersonId id, String display, Set<Role> roles)
            throws IOException {
        Personal<String> password = firstPassword();
        return accounts.add(id, display, hashing.encode(password), roles, true, by, clock.instant())
                ? Optional.of(password)
                : Optional.empty();
    }

    @Override
    public boolean setRoles(PersonId by, PersonId id, Set<Role> roles) throws IOException {
        return accounts.changeRoles(id, roles, by, clock.instant());
    }

    @Override
    public boolean disable(PersonId by, PersonId id) throws IOException {
        return accounts.disable(id, by, clock.instant());
    }

    /// The password comes first: between the two, nobody could sign in with the one from before.
    @Override
    public Optional<Personal<String>> enable(PersonId by, PersonId id) throws IOException {
        if (accounts.find(id).filter(StaffAccount::disabled).isEmpty()) return Optional.empty();
        Optional<Personal<String>> password = resetPassword(by, id);
        return password.isPresent() && accounts.enable(id, by, clock.instant()) ? password : Optional.empty();
    }

    @Override
    public Optional<Personal<String>> resetPassword(PersonId by, PersonId id) throws IOException {
        Personal<String> password = firstPassword();
        return accounts.changePassword(id, hashing.encode(password), true, by, clock.instant())
                ? Optional.of(password)
                : Optional.empty();
    }

    private Personal<String> firstPassword() {
        return new Personal<>(random.apply(10).hex());
    }
}
