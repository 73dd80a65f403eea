package org.rowan.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a program in by what it holds, before a byte of its request is read.
final class KeyFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFilter.class);

    private final Check check;
    private final Denial denial;

    KeyFilter(Check check, Denial denial) {
        this.check = check;
        this.denial = denial;
    }

    interface Check {
        Admission of(HttpServletRequest request) throws IOException;
    }

    interface Denial {
        void write(HttpServletResponse response, int status, String sentence) throws IOException;
    }

    sealed interface Admission {}

    record Admitted(String name, List<GrantedAuthority> authorities) implements Admission {}

    record Refused(int status, String sentence) implements Admission {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Admission admission;
        try {
            admission = check.of(request);
        } catch (IOException ours) {
            LOG.error("who calls could not be looked up: {}", ours.getMessage());
            response.setHeader("Retry-After", "30");
            Refusals.problem(
                    response,
                    503,
                    "Not available",
                    "Who calls could not be looked up, because something failed on our side. Nothing was taken in:"
                            + " repeat with the same Idempotency-Key.");
            return;
        }
        switch (admission) {
            case Refused refused -> denial.write(response, refused.status(), refused.sentence());
            case Admitted admitted -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(admitted.name(), "", admitted.authorities()));
                SecurityContextHolder.setContext(context);
                chain.doFilter(request, response);
            }
        }
    }
}
