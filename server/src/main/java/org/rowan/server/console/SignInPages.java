package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.server.Acts;
import org.rowan.server.SignedIn;
import org.rowan.server.words.Phrase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Signing in, and choosing a password. The form of sign-in is taken by the gate before it comes here.
@Controller
final class SignInPages {
    private static final String PASSWORD = "/password";
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private final ObjectProvider<Acts> acts;
    private final Answers answers;

    SignInPages(ObjectProvider<Acts> acts, Answers answers) {
        this.acts = acts;
        this.answers = answers;
    }

    @GetMapping("/sign-in")
    ResponseEntity<Object> signIn(HttpServletRequest request) {
        Visit visit = Visit.of(request);
        Optional<Notice> notice = request.getParameter("failed") != null
                ? Optional.of(Notice.bad(Phrase.WRONG.text()))
                : request.getParameter("out") != null
                        ? Optional.of(Notice.good(Phrase.SIGNED_OUT.text()))
                        : Optional.empty();
        Page page = new Page(
                visit.words(),
                Optional.empty(),
                visit.page(Phrase.SIGN_IN.text(), Optional.empty()).csrf(),
                request.getRequestURI(),
                Phrase.SIGN_IN.text(),
                notice);
        return answers.html("signin", Map.of("page", page));
    }

    @GetMapping(PASSWORD)
    ResponseEntity<Object> password(HttpServletRequest request) {
        return page(Visit.of(request), HttpStatus.OK, Optional.empty());
    }

    private ResponseEntity<Object> page(Visit visit, HttpStatus status, Optional<Notice> notice) {
        boolean first = visit.signedIn().filter(SignedIn::mustChange).isPresent();
        return answers.html(
                status,
                "password",
                Map.of("page", visit.page(Phrase.NEW_PASSWORD_TITLE.text(), notice), "first", first));
    }

    @PostMapping(PASSWORD)
    ResponseEntity<Object> change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visit visit = Visit.of(request);
        String old = visit.secret("current");
        String chosen = visit.secret("chosen");
        Optional<Phrase> bad = bad(visit.person().id().value(), old, chosen, visit.secret("again"));
        if (bad.isEmpty()
                && !acts.getObject()
                        .people()
                        .changePassword(visit.person().id(), new Personal<>(old), new Personal<>(chosen))) {
            bad = Optional.of(Phrase.PASSWORD_WRONG);
        }
        if (bad.isPresent()) {
            return visit.wantsJson()
                    ? answers.refused(visit, bad.get().name(), bad.get().text(), PASSWORD)
                    : page(
                            visit,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            Optional.of(Notice.bad(bad.get().text())));
        }
        free(visit, request, response);
        return answers.done(visit, Phrase.PASSWORD_CHANGED.text(), "/");
    }

    private static Optional<Phrase> bad(String name, String old, String chosen, String again) {
        if (!chosen.equals(again)) return Optional.of(Phrase.PASSWORD_UNEQUAL);
        if (chosen.length() < SHORTEST) return Optional.of(Phrase.PASSWORD_SHORT);
        if (chosen.length() > LONGEST) return Optional.of(Phrase.PASSWORD_LONG);
        return chosen.equals(old) || chosen.contains(name) ? Optional.of(Phrase.PASSWORD_SAME) : Optional.empty();
    }

    /// From now on every page opens; the session gets a new id with its new powers. The person's other
    /// sessions end, since they began with another password.
    private void free(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> now = acts.getObject().people().still(visit.person().id());
        if (now.isEmpty()) return;
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(now.get(), "", List.of()));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
