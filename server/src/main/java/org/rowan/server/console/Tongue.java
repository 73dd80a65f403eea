package org.rowan.server.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.rowan.server.words.Language;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Which language a page speaks: 1. the one asked for with `?lang=`, which is remembered; 2. the one
/// remembered; 3. the first of the browser's that we have; 4. English.
@Component
final class Tongue implements HandlerInterceptor, WebMvcConfigurer {
    private static final String NAME = "rowan-lang";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        asked(request).ifPresent(language -> {
            Cookie cookie = new Cookie(NAME, language.tag());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setMaxAge(YEAR_SECONDS);
            cookie.setAttribute("SameSite", "Strict");
            response.addCookie(cookie);
        });
        return true;
    }

    static Language of(HttpServletRequest request) {
        return asked(request) // 1
                .or(() -> remembered(request)) // 2
                .or(() -> Language.ofTag(request.getLocale().getLanguage())) // 3
                .orElse(Language.ENGLISH); // 4
    }

    private static Optional<Language> asked(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("lang")).flatMap(Language::ofTag);
    }

    private static Optional<Language> remembered(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(c -> c.getName().equals(NAME))
                .findFirst()
                .flatMap(c -> Language.ofTag(c.getValue()));
    }
}
