package org.rowan.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a program in by what it holds, before a byte of its request is read.
final class KeyFilter extends OncePerRequestFilter {
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
        switch (check.of(request)) {
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
