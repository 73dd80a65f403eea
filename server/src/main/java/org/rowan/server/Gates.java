package org.rowan.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.cases.Role;
import org.rowan.server.StillThere.Otherwise;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;

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
                        new KeyFilter(request -> LocalDoor.admission(request, opening), Refusals::error),
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, ObjectProvider<Acts> acts) throws Exception {
        return program(http.securityMatcher("/api/**", "/v1/**"))
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
    SecurityFilterChain logChain(HttpSecurity http, Opening opening, ObjectProvider<Acts> acts) throws Exception {
        http.securityMatcher("/log/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(Gates::nothingRemembered)
                .authorizeHttpRequests(all -> all.requestMatchers("/log/tile/entries/**")
                        .access((who, request) -> new org.springframework.security.authorization.AuthorizationDecision(
                                LocalDoor.opens(request.getRequest(), opening) || isAuditor(who.get())))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, refused) -> Refusals.problem(
                                response,
                                401,
                                "Not signed in",
                                "The entries of the log are read by people with the role auditor, signed in to the"
                                        + " console with a password that they chose themselves, and by the command line"
                                        + " on this machine. The checkpoint and the"
                                        + " hash tiles are public."))
                        .accessDeniedHandler((request, response, refused) -> Refusals.problem(
                                response,
                                403,
                                "Not an auditor",
                                "The entries of the log are read by people with the role auditor. An administrator can"
                                        + " give it.")))
                .addFilterBefore(stillThere(acts, opening, Otherwise.A_STRANGER), AnonymousAuthenticationFilter.class);
        return http.build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain consoleChain(HttpSecurity http, Opening opening, ObjectProvider<Acts> acts) throws Exception {
        http.authenticationProvider(signIn(acts))
                .csrf(forms -> forms.csrfTokenRepository(new FormTokens(opening.secureCookies())))
                .requestCache(Gates::nothingRemembered)
                .authorizeHttpRequests(all -> all.requestMatchers("/sign-in", "/webjars/**", "/assets/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler(new SimpleUrlAuthenticationSuccessHandler("/"))
                        .failureHandler(new SignInRefused()))
                .exceptionHandling(e -> e.authenticationEntryPoint(
                        (request, response, refused) -> StillThere.lead(request, response, "/sign-in")))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .sessionManagement(s -> s.sessionFixation(f -> f.changeSessionId()))
                .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(r -> r.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(f -> f.deny()))
                .addFilterBefore(stillThere(acts, opening, Otherwise.LED), AuthorizationFilter.class);
        return http.build();
    }

    private static StillThere stillThere(ObjectProvider<Acts> acts, Opening opening, Otherwise otherwise) {
        return new StillThere(acts, new Idle(opening.clock()), otherwise);
    }

    /// Where a stranger wanted to go is not kept: it would take a session.
    private static void nothingRemembered(RequestCacheConfigurer<HttpSecurity> requests) {
        requests.requestCache(new NullRequestCache());
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
                .requestCache(Gates::nothingRemembered)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static KeyFilter.Admission client(HttpServletRequest request, ObjectProvider<Acts> acts)
            throws IOException {
        Optional<String> key = LocalDoor.bearer(request)
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

    private static boolean isAuditor(org.springframework.security.core.Authentication who) {
        return who != null
                && who.getPrincipal() instanceof SignedIn in
                && in.person().is(Role.AUDITOR);
    }

    private static void unauthorised(jakarta.servlet.http.HttpServletResponse response, int status, String sentence)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        Refusals.problem(response, status, "API key needed", sentence);
    }
}
