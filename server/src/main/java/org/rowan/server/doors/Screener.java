package org.rowan.server.doors;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rowan.flow.Submission;
import org.rowan.server.Acts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes uploads in, by the same act as every other door, and says what they came to.
public final class Screener {
    private static final Logger LOG = LoggerFactory.getLogger(Screener.class);
    private static final int KEY_BYTES = 32;

    private final String client;
    private final Acts acts;
    private final DoorRules rules;
    private final java.security.SecureRandom random = new java.security.SecureRandom();

    /// `client`: the name under which what comes through this door is taken in.
    public Screener(String client, Acts acts, DoorRules rules) {
        this.client = client;
        this.acts = acts;
        this.rules = rules;
    }

    /// The worst of all uploads. Each is taken in, also after a match. The act is not ended by the time for
    /// the answer: a case that opens too late for the client is a case all the same.
    public Verdict screen(Filling filling, List<Upload> uploads) {
        CompletableFuture<Verdict> worst = new CompletableFuture<>();
        Filling held = filling.hold();
        Thread.ofVirtual().name("door-act").start(() -> {
            try (held) {
                worst.complete(uploads.stream()
                        .map(this::take)
                        .max(Comparator.comparingInt(this::severity))
                        .orElseGet(Verdict.Clear::new));
            } finally {
                worst.complete(new Verdict.NotCompared(Reason.FAULT));
            }
        });
        return await(worst, rules.limits().answer());
    }

    private static Verdict await(CompletableFuture<Verdict> verdict, Duration patience) {
        try {
            return verdict.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.error(
                    "an upload at a door was not answered within {} s: the decoder or the database is too slow. The act"
                            + " goes on; the client was told that nothing is known.",
                    patience.toSeconds());
        } catch (ExecutionException e) {
            LOG.error("an upload at a door could not be taken in: a fault of ours, {}", Faults.place(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Verdict.NotCompared(Reason.FAULT);
    }

    private Verdict take(Upload upload) {
        Submission submission = new Submission(
                client, upload.key().orElseGet(this::fresh), upload.item(), new Submission.File(upload.content()));
        try {
            return Verdict.of(acts.intake().accept(submission));
        } catch (IOException ours) {
            LOG.error("an upload at a door could not be taken in: {}", ours.getMessage());
        } catch (RuntimeException ours) {
            LOG.error("an upload at a door could not be taken in: a fault of ours, {}", Faults.place(ours));
        }
        return new Verdict.NotCompared(Reason.FAULT);
    }

    private String fresh() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /// The one that a client must rather hear of.
    public Verdict worse(Verdict one, Verdict other) {
        return severity(one) >= severity(other) ? one : other;
    }

    private int severity(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clear clear -> -1;
            case Verdict.NotCompared not -> rules.reply(not.reason()).number();
            case Verdict.Matched matched -> Reply.BLOCK.number() + (matched.drill() ? 1 : 2);
        };
    }
}
