package org.rowan.cli.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.Viewed;
import org.rowan.cli.drill.Http.Reply;
import tools.jackson.databind.JsonNode;

/// What a scripted reviewer does with a case, through the console's own endpoints. Each act may be
/// repeated: it looks first at what has been done.
final class Review {
    private static final Duration IN_VIEW = Viewed.COUNTS_FROM.plusSeconds(1);

    private final Patience patience;

    Review(Patience patience) {
        this.patience = patience;
    }

    JsonNode state(Staff who, String caseId) throws Failed {
        return patience.until("case " + caseId, () -> {
            Reply reply = who.get("/cases/" + caseId);
            return reply.ok() ? Optional.of(reply.json()) : Optional.empty();
        });
    }

    /// Looks at the first file at `rung`: asks for it, fetches the rendition, and says after a while that
    /// it was seen. The server believes no longer time than has passed. Returns the rendition's length in
    /// bytes.
    int look(Staff who, String caseId, String rung) throws Failed {
        return patience.until("looking at case " + caseId, () -> {
            JsonNode file = state(who, caseId).path("evidence").path(0);
            String path = "/cases/" + caseId + "/evidence/" + file.path("id").asString();
            Reply revealed = who.post(path + "/reveal", Map.of("rung", rung));
            if (!revealed.ok()) return again(revealed, "revealing");
            JsonNode shown = revealed.json();
            Reply rendition = who.fetch(shown.path("url").asString());
            if (!rendition.ok() || !rendition.contentType().startsWith("image/")) return Optional.empty();
            Patience.pause(IN_VIEW);
            Reply seen = who.post(
                    path + "/seen",
                    Map.of(
                            "rung",
                            rung,
                            "seconds",
                            String.valueOf(IN_VIEW.toSeconds()),
                            "view",
                            shown.path("view").asString()));
            if (!seen.ok()) return again(seen, "confirming");
            return Optional.of(rendition.body().length());
        });
    }

    void claim(Staff who, String caseId) throws Failed {
        act(who, caseId, "claim", Map.of());
    }

    /// Decides, unless this person has decided already or the case is settled.
    void decide(Staff who, String caseId, Map<String, String> decision) throws Failed {
        act(who, caseId, "decide", decision);
    }

    private void act(Staff who, String caseId, String act, Map<String, String> fields) throws Failed {
        patience.until(act + " of case " + caseId, () -> {
            JsonNode state = state(who, caseId);
            if (!state.path("open").asBoolean() || state.path("decided").asBoolean()) return Optional.of(true);
            Reply reply = who.post("/cases/" + caseId + "/" + act, fields);
            return reply.ok() ? Optional.of(true) : again(reply, act);
        });
    }

    private static <T> Optional<T> again(Reply reply, String what) throws IOException, Failed {
        if (reply.status() == 422 || reply.status() == 400) {
            throw new Failed(what + ": refused: "
                    + reply.json().path("sentence").asString(reply.json().toString()));
        }
        throw new IOException(what + ": HTTP " + reply.status());
    }
}
