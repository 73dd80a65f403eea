package org.rowan.agency.ncmec;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.rowan.base.Bytes;

/// The CyberTipline's calls over HTTP, one method each. Credentials go along from the first byte; nothing
/// is repeated, no redirect is followed, nothing is logged.
public final class NcmecClient implements AutoCloseable {
    /// A real answer has a few hundred bytes; a report of thousands of files still fits.
    static final int MAX_ANSWER = 1 << 20;

    private static final int MAX_CAUSES = 8;
    private static final String NEUTRAL_NAME = "file.bin";

    private final NcmecSettings settings;
    private final HttpClient http;

    public NcmecClient(NcmecSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public NcmecSettings settings() {
        return settings;
    }

    public Exchanged status() throws InterruptedException {
        return call(request("/status").GET().build(), settings.answer());
    }

    public Exchanged submit(Bytes report) throws InterruptedException {
        return xml("/submit", report);
    }

    /// - Shapes: `content` gives the file from its first byte at every call; `length` is its exact number
    ///   of bytes.
    public Exchanged upload(long reportId, Supplier<InputStream> content, long length) throws InterruptedException {
        Multipart form = Multipart.file(boundary(), reportId, NEUTRAL_NAME, content, length);
        return form("/upload", form, settings.forUpload(length));
    }

    public Exchanged fileInfo(Bytes fileDetails) throws InterruptedException {
        return xml("/fileinfo", fileDetails);
    }

    public Exchanged finish(long reportId) throws InterruptedException {
        return form("/finish", Multipart.form(boundary(), reportId), settings.answer());
    }

    public Exchanged retract(long reportId) throws InterruptedException {
        return form("/retract", Multipart.form(boundary(), reportId), settings.answer());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static String boundary() {
        return "rowan-" + UUID.randomUUID();
    }

    private Exchanged xml(String path, Bytes document) throws InterruptedException {
        return call(
                request(path)
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .POST(BodyPublishers.ofByteArray(document.toArray()))
                        .build(),
                settings.answer());
    }

    private Exchanged form(String path, Multipart form, Duration wait) throws InterruptedException {
        return call(
                request(path)
                        .header("Content-Type", form.contentType())
                        .POST(form.body())
                        .build(),
                wait);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.at(path))
                .header("Authorization", settings.credentials().header());
    }

    /// One deadline over the whole call: the client's own timeout ends with the headers of the answer.
    private Exchanged call(HttpRequest request, Duration wait) throws InterruptedException {
        CompletableFuture<HttpResponse<BoundedBody.Collected>> sent =
                http.sendAsync(request, info -> new BoundedBody(MAX_ANSWER));
        try {
            return answered(sent.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Exchanged.Lost("no whole answer within %d s".formatted(wait.toSeconds()));
        } catch (ExecutionException e) {
            return failed(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw e;
        }
    }

    private static Exchanged answered(HttpResponse<BoundedBody.Collected> response) {
        List<String> lines = new ArrayList<>();
        lines.add("HTTP " + response.statusCode());
        HttpHeaders headers = response.headers();
        headers.map().forEach((name, values) -> values.forEach(v -> lines.add(name + ": " + v)));
        return new Exchanged.Answered(
                response.statusCode(),
                headers.firstValue("Request-ID"),
                Bytes.utf8(String.join("\n", lines) + "\n"),
                response.body().bytes(),
                response.body().whole());
    }

    /// Only a failure before the first byte of the request could leave is certain; every other one is not.
    private static Exchanged failed(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException e -> new Exchanged.NotSent("no connection within the waiting time");
            case ConnectException e ->
                new Exchanged.NotSent(
                        unresolved(e) ? "the host name could not be resolved" : "the connection was refused");
            case UnknownHostException e -> new Exchanged.NotSent("the host name could not be resolved");
            case SSLHandshakeException e -> new Exchanged.NotSent("no trusted TLS connection could be made");
            case IOException e -> new Exchanged.Lost("the connection broke before a whole answer had come");
            default -> throw new IllegalStateException("a call failed for a reason that no network gives", failure);
        };
    }

    private static boolean unresolved(Throwable failure) {
        Optional<Throwable> cause = Optional.ofNullable(failure.getCause());
        for (int depth = 0; depth < MAX_CAUSES && cause.isPresent(); depth++) {
            if (cause.get() instanceof UnresolvedAddressException || cause.get() instanceof UnknownHostException) {
                return true;
            }
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return false;
    }
}
