package org.rowan.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.Person;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks with every request of a session whether the person may still be here, and with which roles: whoever
/// is disabled is out at once. Somebody whose password was made by another must change it first.
final class StillThere extends OncePerRequestFilter {
    static final String CHANGE_PAGE = "/password";

    private final ObjectProvider<Acts> acts;

    StillThere(ObjectProvider<Acts> acts) {
        this.acts = acts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof SignedIn in)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Person> now = acts.getObject().people().still(in.person().id());
        if (now.isEmpty()) {
            SecurityContextHolder.clearContext();
            Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.invalidate());
            response.sendRedirect("/sign-in");
            return;
        }
        if (in.mustChange() && !open(request.getServletPath())) {
            response.sendRedirect(CHANGE_PAGE);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(now.get(), in.mustChange()), "", List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static boolean open(String path) {
        return path.equals(CHANGE_PAGE)
                || path.equals("/sign-out")
                || path.startsWith("/webjars/")
                || path.startsWith("/assets/");
    }
}
