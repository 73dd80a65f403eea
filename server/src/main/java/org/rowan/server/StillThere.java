package org.rowan.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks with every request of a session whether the person may still be here, and with which roles: whoever
/// is disabled, or has another password by now, is out at once. Somebody whose password was made by another
/// must change it first.
final class StillThere extends OncePerRequestFilter {
    static final String CHANGE_PAGE = "/password";

    private final ObjectProvider<Acts> acts;
    private final Idle idle;
    private final Otherwise otherwise;

    /// What becomes of a request whose person may not be here: a person is led to the page they need, a
    /// program is looked at as a stranger.
    enum Otherwise {
        LED,
        A_STRANGER
    }

    StillThere(ObjectProvider<Acts> acts, Idle idle, Otherwise otherwise) {
        this.acts = acts;
        this.idle = idle;
        this.otherwise = otherwise;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof SignedIn in)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<HttpSession> session = Optional.ofNullable(request.getSession(false));
        boolean left = session.isEmpty() || idle.over(request, session.get());
        Optional<SignedIn> now = left ? Optional.empty() : standing(in);
        if (now.isEmpty()) {
            session.ifPresent(HttpSession::invalidate);
            turnAway(request, response, chain, "/sign-in");
        } else if (now.get().mustChange() && !open(request.getServletPath())) {
            turnAway(request, response, chain, CHANGE_PAGE);
        } else {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(now.get(), "", List.of()));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }

    private Optional<SignedIn> standing(SignedIn in) throws IOException {
        return acts.getObject()
                .people()
                .still(in.person().id())
                .filter(now -> now.credentials().equals(in.credentials()));
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String page)
            throws ServletException, IOException {
        SecurityContextHolder.clearContext();
        switch (otherwise) {
            case LED -> lead(request, response, page);
            case A_STRANGER -> chain.doFilter(request, response);
        }
    }

    /// To a page of its own, also where a part of a page was asked for.
    static void lead(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
        if ("true".equals(request.getHeader("HX-Request"))) {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(page);
        }
    }

    private static boolean open(String path) {
        return path.equals(CHANGE_PAGE)
                || path.equals("/sign-out")
                || path.startsWith("/webjars/")
                || path.startsWith("/assets/");
    }
}
