package org.rowan.agency.ncmec;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.rowan.base.Bytes;

/// Collects the first bytes of an answer and stops there, so that no counterpart can fill our memory. Half an
/// answer is an answer, too: it is kept.
final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody.Collected> {
    private final int limit;
    private final CompletableFuture<Collected> result = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    /// `whole`: the answer came to its end, within the limit.
    record Collected(Bytes bytes, boolean whole) {}

    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Collected> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription.complete(subscribed);
        subscribed.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
            buffer.get(part);
            bytes.writeBytes(part);
            if (buffer.hasRemaining()) {
                subscription.join().cancel();
                result.complete(new Collected(Bytes.copyOf(bytes.toByteArray()), false));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) { // what came until then is kept
        result.complete(new Collected(Bytes.copyOf(bytes.toByteArray()), false));
    }

    @Override
    public void onComplete() {
        result.complete(new Collected(Bytes.copyOf(bytes.toByteArray()), true));
    }
}
