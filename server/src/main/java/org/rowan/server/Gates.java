package org.rowan.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.cases.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/// Who may come in at which door: programs by API key, the command line by token from this machine, people
/// by session. Each door has a chain of its own, and no credential opens another's.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Gates {
    /// Nothing from anywhere but this server; pictures also from `data:`, which the style sheet uses for
    /// the marks of form fields.
    static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final String[] OPEN = {"/healthz", "/actuator/health", "/openapi.json"};

    @Bean
    @Order(1)
    SecurityFilterChain adminChain(HttpSecurity http, Opening opening) throws Exception {
        return program(http.securityMatcher("/api/v1/admin/**"))
                .addFilterBefore(
                        new KeyFilter(request -> admin(request, opening), Refusals::error),
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, ObjectProvider<Acts> acts) throws Exception {
        return program(http.securityMatcher("/api/**"))
                .addFilterBefore(
                        new KeyFilter(request -> client(request, acts), Gates::unauthorised),
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain openChain(HttpSecurity http) throws Exception {
        http.securityMatcher(OPEN).authorizeHttpRequests(all -> all.anyRequest().permitAll());
        return plain(http).build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain logChain(HttpSecurity http, Opening opening) throws Exception {
        http.securityMatcher("/log/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(all -> all.requestMatchers("/log/tile/entries/**")
                        .access((who, request) -> new org.springframework.security.authorization.AuthorizationDecision(
                                admin(request.getRequest(), opening) instanceof KeyFilter.Admitted
                                        || isAuditor(who.get())))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, refused) -> Refusals.problem(
                                response,
                                401,
                                "Not signed in",
                                "The entries of the log are read by people with the role auditor, signed in to the"
                                        + " console, and by the command line on this machine. The checkpoint and the"
                                        + " hash tiles are public."))
                        .accessDeniedHandler((request, response, refused) -> Refusals.problem(
                                response,
                                403,
                                "Not an auditor",
                                "The entries of the log are read by people with the role auditor. An administrator can"
                                        + " give it.")));
        return http.build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain consoleChain(HttpSecurity http, ObjectProvider<Acts> acts) throws Exception {
        http.authenticationProvider(signIn(acts))
                .authorizeHttpRequests(all -> all.requestMatchers("/sign-in", "/webjars/**", "/assets/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/", false)
                        .failureUrl("/sign-in?failed"))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .sessionManagement(s -> s.sessionFixation(f -> f.changeSessionId()))
                .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(r -> r.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(f -> f.deny()))
                .addFilterBefore(new StillThere(acts), AuthorizationFilter.class);
        return http.build();
    }

    private static AuthenticationProvider signIn(ObjectProvider<Acts> acts) {
        return new StaffSignIn(acts);
    }

    private static HttpSecurity program(HttpSecurity http) {
        return plain(http)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated());
    }

    /// No cookies, so nothing to forge: no CSRF token either.
    private static HttpSecurity plain(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static KeyFilter.Admission client(HttpServletRequest request, ObjectProvider<Acts> acts)
            throws IOException {
        Optional<String> key = bearer(request)
                .or(() -> Optional.ofNullable(request.getHeader("X-API-Key")))
                .map(String::strip);
        if (key.isEmpty() || key.get().isEmpty()) {
            return new KeyFilter.Refused(
                    401,
                    "This address needs the API key of a client, as \"Authorization: Bearer <key>\" or"
                            + " \"X-API-Key: <key>\"; got none. An administrator makes one with:"
                            + " ./rowan client add NAME");
        }
        return acts.getObject()
                .clients()
                .named(new Personal<>(key.get()))
                .<KeyFilter.Admission>map(name -> new KeyFilter.Admitted(name, List.of()))
                .orElseGet(() -> new KeyFilter.Refused(
                        401,
                        "No client has this API key: it may be mistyped, or another server's. An administrator makes a"
                                + " new one with: ./rowan client add NAME"));
    }

    private static KeyFilter.Admission admin(HttpServletRequest request, Opening opening) {
        if (!fromThisMachine(request)) {
            return new KeyFilter.Refused(403, "The administration door answers this machine only.");
        }
        return bearer(request)
                        .filter(t -> same(t, opening.adminToken().reveal()))
                        .isPresent()
                ? new KeyFilter.Admitted("command-line", List.of(new SimpleGrantedAuthority("ADMIN_DOOR")))
                : new KeyFilter.Refused(
                        401,
                        "The administration door needs the token of the running server, which stands in the file"
                                + " run/server.json of its data folder; got none, or another one. Use ./rowan with"
                                + " --data DIR, as the user who runs the server.");
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAuditor(org.springframework.security.core.Authentication who) {
        return who != null
                && who.getPrincipal() instanceof SignedIn in
                && in.person().is(Role.AUDITOR);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(h -> h.substring(7).strip());
    }

    /// A request that a proxy on this machine passed on has come from elsewhere.
    private static boolean fromThisMachine(HttpServletRequest request) {
        boolean passedOn = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        try {
            return !passedOn && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void unauthorised(jakarta.servlet.http.HttpServletResponse response, int status, String sentence)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        Refusals.problem(response, status, "API key needed", sentence);
    }
}
