package org.rowan.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Whether somebody still sits at a session. What a page asks by itself, round after round, is nobody's
/// act: a queue left open on a screen would keep its session for ever.
record Idle(InstantSource clock) {
    static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String LAST_ACT = "rowan.last-act";

    /// True when nobody acted for too long; else the request counts, if it is an act.
    boolean over(HttpServletRequest request, HttpSession session) {
        Instant now = clock.instant();
        if (session.getAttribute(LAST_ACT) instanceof Instant last) {
            if (now.isAfter(last.plus(LONGEST))) return true;
            if (byItself(request)) return false;
        }
        session.setAttribute(LAST_ACT, now);
        return false;
    }

    /// The rows of the queue are asked for by the page, without a hand.
    private static boolean byItself(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "rows".equals(request.getHeader("HX-Trigger"));
    }
}
