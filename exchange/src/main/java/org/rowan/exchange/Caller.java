package org.rowan.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.rowan.base.Bytes;

/// Calls to one exchange. No redirect is followed and nothing is logged. Addresses may hold tokens, so a
/// failure names the exchange and the step, never the address, and carries no cause.
public final class Caller implements AutoCloseable {
    private final String exchange;
    private final Patience patience;
    private final HttpClient http;

    public Caller(String exchange, Patience patience) {
        this.exchange = exchange;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// A call that only reads: repeated after 429, 5xx and a broken connection, with a pause that grows and
    /// varies, or that the exchange asked for.
    ///
    /// - Errors: `IOException` when the last try ended in one of these, or no whole answer came in time.
    public Answered read(String step, HttpRequest request) throws IOException {
        return answered(step, fetch(step, request, bounded(), patience.answer()));
    }

    /// The same for an answer that goes where `body` says, which is asked anew for each try. `whole`: from
    /// the start of a try to the last byte of its answer.
    public <T> HttpResponse<T> fetch(String step, HttpRequest request, HttpResponse.BodyHandler<T> body, Duration whole)
            throws IOException {
        for (int tried = 0; ; tried++) {
            boolean last = tried == patience.repeats();
            try {
                HttpResponse<T> answer = once(step, request, body, whole);
                if (!unavailable(answer.statusCode())) {
                    return answer;
                }
                if (last) {
                    throw failure(step, "answered HTTP %d, %d times".formatted(answer.statusCode(), tried + 1));
                }
                rest(step, tried, answer.headers().firstValue("Retry-After"));
            } catch (Broken e) {
                if (last) {
                    throw failure(step, e.why);
                }
                rest(step, tried, Optional.empty());
            }
        }
    }

    /// A call that changes something there: made once.
    ///
    /// - Errors: `IOException` when no whole answer came in time; it may have arrived all the same.
    public Answered change(String step, HttpRequest request) throws IOException {
        try {
            return answered(step, once(step, request, bounded(), patience.answer()));
        } catch (Broken e) {
            throw failure(step, e.why);
        }
    }

    private HttpResponse.BodyHandler<Optional<Bytes>> bounded() {
        return info -> new BoundedBody(patience.maxAnswer());
    }

    private Answered answered(String step, HttpResponse<Optional<Bytes>> response) throws IOException {
        Bytes body = response.body()
                .orElseThrow(() -> failure(
                        step, "answered with more than %d bytes; nothing was taken".formatted(patience.maxAnswer())));
        return new Answered(response.statusCode(), response.headers(), body);
    }

    /// A failure of this exchange in words, for callers that could not understand an answer.
    public IOException failure(String step, String what) {
        return new IOException("%s, %s: it %s".formatted(exchange, step, what));
    }

    /// The same for a refusal: the exchange, the step, and what the operator is to know.
    public String refusal(String step, String what) {
        return "%s, %s: %s".formatted(exchange, step, what);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// The connection failed in a way that another try may cure.
    private static final class Broken extends Exception {
        private final String why;

        private Broken(String why) {
            super(why);
            this.why = why;
        }
    }

    /// One deadline over the whole call: the client's own timeout ends with the headers of the answer.
    private <T> HttpResponse<T> once(String step, HttpRequest request, HttpResponse.BodyHandler<T> body, Duration whole)
            throws IOException, Broken {
        CompletableFuture<HttpResponse<T>> sent = http.sendAsync(request, body);
        try {
            return sent.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw failure(step, "gave no whole answer within %d ms".formatted(whole.toMillis()));
        } catch (ExecutionException e) {
            throw new Broken(why(Optional.ofNullable(e.getCause()).orElse(e)));
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw interrupted(step);
        }
    }

    private static String why(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException e -> "could not be reached in time";
            case ConnectException e -> "could not be reached";
            case SSLHandshakeException e -> "could not be reached over a trusted TLS connection";
            case IOException e -> "broke the connection before a whole answer had come";
            default -> throw new IllegalStateException("a call failed for a reason that no network gives", failure);
        };
    }

    private static boolean unavailable(int status) {
        return status == 429 || status >= 500;
    }

    private void rest(String step, int tried, Optional<String> retryAfter) throws IOException {
        Duration pause = retryAfter
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElseGet(() -> varied(tried));
        if (pause.compareTo(patience.longest()) > 0) {
            throw failure(step, "asks us to come again in %d s".formatted(pause.toSeconds()));
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(step);
        }
    }

    /// Between a half and the whole of the doubled pause, so that many clients do not come back at once.
    private Duration varied(int tried) {
        long whole = Math.min(
                patience.pause().multipliedBy(1L << tried).toMillis(),
                patience.longest().toMillis());
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }

    private IOException interrupted(String step) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("%s, %s: we were stopped while waiting".formatted(exchange, step));
    }
}
