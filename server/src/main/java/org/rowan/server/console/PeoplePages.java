package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.Acts;
import org.rowan.server.words.PeoplePhrase;
import org.rowan.server.words.Phrase;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The staff, for administrators.
@Controller
final class PeoplePages {
    private static final String PATH = "/people";
    private static final int MAX_DISPLAY = 100;

    private final ObjectProvider<Acts> acts;
    private final Answers answers;

    PeoplePages(ObjectProvider<Acts> acts, Answers answers) {
        this.acts = acts;
        this.answers = answers;
    }

    @GetMapping(PATH)
    ResponseEntity<Object> people(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        return visit.is(Role.ADMIN) ? page(visit, Optional.empty()) : answers.forbidden(visit);
    }

    private ResponseEntity<Object> page(Visit visit, Optional<OneTime> oneTime) throws IOException {
        Map<String, Object> values = new HashMap<>();
        values.put("page", visit.page(Phrase.PEOPLE.text()));
        values.put("people", acts.getObject().people().all());
        values.put("oneTime", oneTime);
        return answers.html("people", values);
    }

    @PostMapping(PATH + "/add")
    ResponseEntity<Object> add(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.is(Role.ADMIN)) return answers.forbidden(visit);
        String display = visit.field("display");
        Optional<PersonId> id = id(visit);
        if (id.isEmpty()) return refused(visit, "BAD_INPUT", PeoplePhrase.BAD_NAME.text());
        if (display.length() > MAX_DISPLAY || display.chars().anyMatch(Character::isISOControl)) {
            return refused(visit, "BAD_INPUT", PeoplePhrase.BAD_DISPLAY.text());
        }
        if (roles(visit).isEmpty()) return refused(visit, "BAD_INPUT", PeoplePhrase.NO_ROLES.text());
        Optional<Personal<String>> made = acts.getObject()
                .people()
                .add(by(visit), id.get(), display.isEmpty() ? id.get().value() : display, roles(visit));
        return made.isEmpty()
                ? refused(visit, "NAME_TAKEN", PeoplePhrase.NAME_TAKEN.text())
                : once(visit, id.get(), made.get());
    }

    @PostMapping(PATH + "/roles")
    ResponseEntity<Object> roles(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.is(Role.ADMIN)) return answers.forbidden(visit);
        Set<Role> roles = roles(visit);
        if (roles.isEmpty()) return refused(visit, "BAD_INPUT", PeoplePhrase.NO_ROLES.text());
        if (self(visit) && !roles.contains(Role.ADMIN)) {
            return refused(visit, "SELF", PeoplePhrase.NOT_YOURSELF.text());
        }
        Optional<PersonId> id = id(visit);
        boolean done = id.isPresent() && acts.getObject().people().setRoles(by(visit), id.get(), roles);
        return done ? done(visit, PeoplePhrase.ROLES_SAVED.text()) : nobody(visit);
    }

    @PostMapping(PATH + "/disable")
    ResponseEntity<Object> disable(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.is(Role.ADMIN)) return answers.forbidden(visit);
        if (self(visit)) return refused(visit, "SELF", PeoplePhrase.NOT_YOURSELF.text());
        Optional<PersonId> id = id(visit);
        boolean done = id.isPresent() && acts.getObject().people().disable(by(visit), id.get());
        return done ? done(visit, PeoplePhrase.DISABLED_NOW.text()) : nobody(visit);
    }

    @PostMapping(PATH + "/enable")
    ResponseEntity<Object> enable(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.is(Role.ADMIN)) return answers.forbidden(visit);
        Optional<PersonId> id = id(visit);
        Optional<Personal<String>> made =
                id.isPresent() ? acts.getObject().people().enable(by(visit), id.get()) : Optional.empty();
        return made.isEmpty()
                ? refused(visit, "NOT_DISABLED", PeoplePhrase.NOT_DISABLED.text())
                : once(visit, id.orElseThrow(), made.get());
    }

    @PostMapping(PATH + "/reset")
    ResponseEntity<Object> reset(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.is(Role.ADMIN)) return answers.forbidden(visit);
        if (self(visit)) return refused(visit, "SELF", PeoplePhrase.OWN_PASSWORD.text());
        Optional<PersonId> id = id(visit);
        Optional<Personal<String>> made =
                id.isPresent() ? acts.getObject().people().resetPassword(by(visit), id.get()) : Optional.empty();
        return made.isEmpty() ? nobody(visit) : once(visit, id.orElseThrow(), made.get());
    }

    /// Shown in this one answer and kept nowhere.
    private ResponseEntity<Object> once(Visit visit, PersonId id, Personal<String> password) throws IOException {
        return visit.wantsJson()
                ? answers.json(
                        HttpStatus.OK, Map.of("outcome", "done", "person", id.value(), "password", password.reveal()))
                : page(visit, Optional.of(new OneTime(id.value(), password)));
    }

    private ResponseEntity<Object> done(Visit visit, Text sentence) {
        return answers.done(visit, sentence, PATH);
    }

    private ResponseEntity<Object> nobody(Visit visit) {
        return refused(visit, "NO_SUCH_PERSON", PeoplePhrase.NO_SUCH_PERSON.text());
    }

    private ResponseEntity<Object> refused(Visit visit, String why, Text sentence) {
        return answers.refused(visit, why, sentence, PATH);
    }

    private static PersonId by(Visit visit) {
        return visit.person().id();
    }

    private static boolean self(Visit visit) {
        return visit.field("person").equals(visit.person().id().value());
    }

    private static Optional<PersonId> id(Visit visit) {
        try {
            return Optional.of(new PersonId(visit.field("person")));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static Set<Role> roles(Visit visit) {
        List<String> named = Optional.ofNullable(visit.request().getParameterValues("role")).stream()
                .flatMap(Arrays::stream)
                .toList();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        named.forEach(name -> Role.ofLabel(name).ifPresent(roles::add));
        return roles;
    }
}
