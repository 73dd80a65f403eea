package org.rowan.server;

import java.io.IOException;
import java.util.List;
import org.rowan.base.Personal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Signs people in with name and password.
final class StaffSignIn implements AuthenticationProvider {
    private final ObjectProvider<Acts> acts;

    StaffSignIn(ObjectProvider<Acts> acts) {
        this.acts = acts;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName();
        var password = new Personal<>(String.valueOf(asked.getCredentials()));
        try {
            SignedIn who = acts.getObject()
                    .people()
                    .signIn(name, password)
                    .orElseThrow(() -> new BadCredentialsException("name and password do not belong together"));
            return UsernamePasswordAuthenticationToken.authenticated(who, "", List.of());
        } catch (IOException e) {
            throw new AuthenticationServiceException("nobody can sign in: the database cannot be reached", e);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
