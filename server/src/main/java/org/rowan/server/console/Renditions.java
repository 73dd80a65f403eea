package org.rowan.server.console;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.PersonId;
import org.rowan.cases.Rung;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Media.Rendition;
import org.rowan.server.Acts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Renditions between the moment they are made and the moment one page fetches them: in memory, once, by
/// the person who asked, within a minute.
@Component
public final class Renditions {
    static final Duration WAITS = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofHours(9);
    private static final int TOKEN_BYTES = 32;

    private final Map<String, Handed> handed = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ObjectProvider<Acts> acts;

    Renditions(ObjectProvider<Acts> acts) {
        this.acts = acts;
    }

    /// What a rendition shows and to whom.
    record Of(PersonId by, CaseId caseId, EvidenceId evidence, Rung rung) {}

    /// A rendition as a page shows it; the bytes come from `url`, once.
    public record Shown(String token, Rung rung, int width, int height, boolean whole) {
        public String url() {
            return "/renditions/" + token;
        }
    }

    /// `content`: empty once it was fetched.
    private record Handed(Of of, Shown shown, Instant made, Optional<Rendition> content, Optional<Instant> fetched) {}

    /// Keeps a rendition for its person to fetch; an earlier one that was never fetched is dropped.
    synchronized Shown hand(Of of, Rendition rendition) {
        Instant now = acts.getObject().clock().instant();
        handed.values().removeIf(h -> over(h, now) || (h.of.by().equals(of.by()) && h.fetched.isEmpty()));
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        Shown shown = new Shown(name, of.rung(), rendition.width(), rendition.height(), rendition.whole());
        handed.put(name, new Handed(of, shown, now, Optional.of(rendition), Optional.empty()));
        return shown;
    }

    /// The rendition, the first time its person asks for it.
    synchronized Optional<Rendition> take(PersonId by, String token) {
        Instant now = acts.getObject().clock().instant();
        Optional<Handed> asked =
                Optional.ofNullable(handed.get(token)).filter(h -> h.of.by().equals(by) && !over(h, now));
        asked.ifPresent(h -> handed.put(
                token, new Handed(h.of, h.shown, h.made, Optional.empty(), h.fetched.or(() -> Optional.of(now)))));
        return asked.flatMap(Handed::content);
    }

    /// A rendition of this case that waits to be fetched by this person.
    synchronized Optional<Waiting> waiting(PersonId by, CaseId id, String token) {
        return Optional.ofNullable(handed.get(token))
                .filter(h -> h.of.by().equals(by) && h.of.caseId().equals(id))
                .filter(h -> h.content.isPresent()
                        && !over(h, acts.getObject().clock().instant()))
                .map(h -> new Waiting(h.of.evidence(), h.shown));
    }

    record Waiting(EvidenceId evidence, Shown shown) {}

    /// How long a page's word about a fetched rendition is believed: never longer than since it was
    /// fetched. Empty when this person never fetched it.
    synchronized Optional<Duration> inView(Of of, String token, Duration claimed) {
        return Optional.ofNullable(handed.get(token))
                .filter(h -> h.of.equals(of))
                .flatMap(Handed::fetched)
                .map(fetched ->
                        Duration.between(fetched, acts.getObject().clock().instant()))
                .map(possible -> claimed.compareTo(possible) > 0 ? possible : claimed);
    }

    private static boolean over(Handed handed, Instant now) {
        Duration limit = handed.fetched.isEmpty() ? WAITS : REMEMBERED;
        return handed.made.plus(limit).isBefore(now);
    }
}
