package io.github.secureblocks.net;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer, counted while they come: the first one too many ends the connection. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private static final int OK = 200;

    private final HttpHeaders headers;
    private final int maxBytes;
    private final CompletableFuture<HttpsAnswer> answer;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private @Nullable HttpsFailed refused;
    private @Nullable Subscription subscription;

    private BoundedBody(ResponseInfo info, int maxBytes, CompletableFuture<HttpsAnswer> answer) {
        this.headers = info.headers();
        this.maxBytes = maxBytes;
        this.answer = answer;
        this.refused = refusal(info, maxBytes);
    }

    /**
     * Decides by status and headers, so that a body which is not wanted is not read.
     *
     * @param answer is completed by the thread that reads: what the client itself answers waits for the common pool, which
     *     others may have blocked
     */
    static BoundedBody of(ResponseInfo info, int maxBytes, CompletableFuture<HttpsAnswer> answer) {
        return new BoundedBody(info, maxBytes, answer);
    }

    private static @Nullable HttpsFailed refusal(ResponseInfo info, int maxBytes) {
        int status = info.statusCode();
        if (status >= 300 && status < 400) {
            return new HttpsFailed(HttpsFailed.Reason.REDIRECTED, status);
        }
        if (status != OK) {
            return new HttpsFailed(HttpsFailed.Reason.STATUS, status);
        }
        List<String> encodings = info.headers().allValues("Content-Encoding");
        if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
            return new HttpsFailed(HttpsFailed.Reason.ENCODED);
        }
        return info.headers().firstValueAsLong("Content-Length").orElse(0) > maxBytes ? tooLarge() : null;
    }

    private static HttpsFailed tooLarge() {
        return new HttpsFailed(HttpsFailed.Reason.TOO_LARGE);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (refused == null) {
            given.request(1);
        } else {
            refuse(given, refused);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        Subscription source = subscription;
        if (source == null || refused != null) {
            return;
        }
        for (ByteBuffer part : parts) {
            if (part.remaining() > maxBytes - read.size()) {
                refuse(source, tooLarge());
                return;
            }
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            read.writeBytes(bytes);
        }
        source.request(1);
    }

    private void refuse(Subscription source, HttpsFailed why) {
        refused = why;
        source.cancel();
        answer.completeExceptionally(why);
        whole.completeExceptionally(why);
    }

    @Override
    public void onError(Throwable failed) {
        answer.completeExceptionally(failed);
        whole.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
        byte[] bytes = read.toByteArray();
        whole.complete(bytes);
        answer.complete(new HttpsAnswer(headers, bytes));
    }
}
