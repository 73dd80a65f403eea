package org.rowan.exchange.s3;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rowan.base.Bytes;

/// Hands the body of an answer on, piece by piece. After `over` the sink hears nothing more, whatever still
/// comes in.
final class Pouring implements HttpResponse.BodySubscriber<Pouring.Poured> {
    private static final int PIECE = 1 << 16;

    private final Sink sink;
    private final AtomicBoolean over;
    private final CompletableFuture<Poured> result = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final byte[] piece = new byte[PIECE];

    /// `whole`: the last byte was handed on. `said`: the store's own words when it did not give the object.
    record Poured(boolean whole, Bytes said) {}

    Pouring(Sink sink, AtomicBoolean over) {
        this.sink = sink;
        this.over = over;
        sink.begin();
    }

    @Override
    public CompletionStage<Poured> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription.complete(subscribed);
        subscribed.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining()) {
                int count = Math.min(PIECE, buffer.remaining());
                buffer.get(piece, 0, count);
                if (!handOn(count)) {
                    subscription.join().cancel();
                    result.complete(new Poured(false, Bytes.empty()));
                    return;
                }
            }
        }
        subscription.join().request(1);
    }

    private boolean handOn(int count) {
        synchronized (over) {
            return !over.get() && sink.take(piece, count);
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(new Poured(true, Bytes.empty()));
    }
}
