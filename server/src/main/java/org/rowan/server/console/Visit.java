package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.Person;
import org.rowan.cases.Role;
import org.rowan.server.SignedIn;
import org.rowan.server.words.Language;
import org.rowan.server.words.Text;
import org.rowan.server.words.Words;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/// One request of one person, in their language.
record Visit(HttpServletRequest request, Optional<SignedIn> signedIn, Words words) {
    private static final String NOTICE = "rowan.notice";

    static Visit of(HttpServletRequest request) {
        var who = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(a -> a.getPrincipal())
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
        return new Visit(request, who, new Words(Tongue.of(request)));
    }

    /// The person who asks; every page that calls this stands behind sign-in.
    Person person() {
        return signedIn.map(SignedIn::person)
                .orElseThrow(() -> new IllegalStateException("a page behind sign-in was reached without a person"));
    }

    boolean is(Role role) {
        return signedIn.filter(s -> s.person().is(role)).isPresent();
    }

    /// A field of the form, or the empty text.
    String field(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .orElse("");
    }

    /// All values of a field that may be there several times.
    List<String> fields(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /// A field whose blanks mean something.
    String secret(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    boolean wantsJson() {
        return accepts("application/json");
    }

    /// Asked for by htmx, which puts a fragment into the page.
    boolean wantsFragment() {
        return "true".equals(request.getHeader("HX-Request"));
    }

    private boolean accepts(String type) {
        return Optional.ofNullable(request.getHeader("Accept"))
                .filter(a -> a.contains(type))
                .isPresent();
    }

    /// The sentence that the next page of this session shows once.
    void leave(Notice notice) {
        request.getSession().setAttribute(NOTICE, notice);
    }

    Page page(Text title) {
        return page(title, takeNotice());
    }

    Page page(Text title, Optional<Notice> notice) {
        return new Page(words, signedIn.map(SignedIn::person), csrf(), request.getRequestURI(), title, notice);
    }

    Language language() {
        return words.language();
    }

    private Optional<Notice> takeNotice() {
        return Optional.ofNullable(request.getSession(false)).flatMap(session -> {
            Object left = session.getAttribute(NOTICE);
            session.removeAttribute(NOTICE);
            return left instanceof Notice notice ? Optional.of(notice) : Optional.empty();
        });
    }

    private Page.Csrf csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getToken())
                : new Page.Csrf("_csrf", "");
    }
}
