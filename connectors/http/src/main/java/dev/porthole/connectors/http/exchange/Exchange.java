package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/** One call from request to outcome, on its own thread, held to the limits by a {@link Watch}. */
final class Exchange<T> implements Runnable {

    /** So much of an unread rest is read to keep the connection; more costs less by opening a new one. */
    private static final int DRAIN_BYTES = 16 << 10;

    private static final long DRAIN_MILLIS = 100;
    private static final int BUFFER = 32 << 10;

    private final HttpTarget target;
    private final PooledClient client;
    private final TransportFailure transport;
    private final Watch watch;
    private final HttpCall call;
    private final HttpGateway.AnswerReader<T> reader;
    private volatile @Nullable Outcome<T> outcome;
    private volatile @Nullable Throwable bug;

    Exchange(
            HttpTarget target,
            PooledClient client,
            TransportFailure transport,
            Watch watch,
            HttpCall call,
            HttpGateway.AnswerReader<T> reader) {
        this.target = target;
        this.client = client;
        this.transport = transport;
        this.watch = watch;
        this.call = call;
        this.reader = reader;
    }

    /** What it came to, once it is done. A bug in the reader is thrown here, in the caller's thread. */
    Outcome<T> outcome() {
        Outcome<T> made = outcome;
        if (made != null) {
            return made;
        }
        switch (bug) {
            case Error error -> throw error;
            case RuntimeException runtime -> throw runtime;
            case null, default -> throw new IllegalStateException("an exchange without an outcome");
        }
    }

    @Override
    public void run() {
        try {
            if (!call.repeatable()) {
                // It cannot be sent twice, so it must not meet a connection that died while idle.
                client.dropIdle();
            }
            outcome = attempt(call.repeatable());
        } catch (RuntimeException | Error thrown) {
            bug = thrown;
        } finally {
            watch.done();
        }
    }

    private Outcome<T> attempt(boolean again) {
        HttpUriRequestBase request = request();
        watch.guard(request::cancel);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Connector.WATCH, watch);
        URI base = target.base();
        var host = new HttpHost(base.getScheme(), base.getHost(), base.getPort());
        ClassicHttpResponse response;
        try {
            response = client.http().executeOpen(host, request, context);
        } catch (IOException broken) {
            if (again && !watch.hasOpened() && watch.end().isEmpty()) {
                client.dropIdle();
                return attempt(false);
            }
            return failed(broken);
        }
        try {
            return read(request, response);
        } finally {
            Closer.closeQuietly(response);
        }
    }

    private Outcome<T> read(HttpUriRequestBase request, ClassicHttpResponse response) {
        boolean reusable = false;
        try {
            @Nullable HttpEntity entity = response.getEntity();
            var wire = new WatchedStream(entity == null ? InputStream.nullInputStream() : entity.getContent(), watch);
            var body = new LimitedStream(decompressed(response, wire), wire, target.maxBytes());
            if (entity != null && entity.getContentLength() > target.maxBytes()) {
                return failed(body.tooLarge());
            }
            Outcome<T> read = read(new Received(response, body), body);
            reusable = body.trouble() == null && drained(request, wire);
            return read;
        } catch (IOException broken) {
            return failed(broken);
        } finally {
            if (!reusable) {
                // Closing the response would read the rest of its body first.
                request.cancel();
            }
        }
    }

    /** The connection's own trouble counts for more than what the reader makes of it: no half data, no wrapped excuses. */
    private Outcome<T> read(Received answer, LimitedStream body) {
        try {
            Outcome<T> read = reader.read(answer);
            return body.trouble() == null ? read : failed(body.trouble());
        } catch (IOException thrown) {
            return body.trouble() == null
                    ? Outcome.failed(new Failure.Unparseable(target.name(), new OneLineText(words(thrown)).text()))
                    : failed(body.trouble());
        } catch (RuntimeException thrown) {
            if (body.trouble() == null) {
                throw thrown;
            }
            return failed(body.trouble());
        }
    }

    private Outcome<T> failed(IOException broken) {
        return Outcome.failed(transport.of(broken, watch.deadline()));
    }

    private static String words(IOException thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), "the answer cannot be read");
    }

    private static InputStream decompressed(ClassicHttpResponse response, InputStream wire) throws IOException {
        Header encoding = response.getFirstHeader("Content-Encoding");
        return encoding != null && encoding.getValue().toLowerCase(Locale.ROOT).contains("gzip")
                ? new GZIPInputStream(wire, BUFFER)
                : wire;
    }

    /**
     * Reads what little may be left, such as a last newline and the end mark of the body, so that the connection can be
     * used again. The outcome is there already: a rest that does not come costs the connection, not the outcome.
     */
    private static boolean drained(HttpUriRequestBase request, WatchedStream wire) {
        if (wire.ended()) {
            return true;
        }
        var finished = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> cancelUnless(finished, request));
        try {
            wire.readNBytes(DRAIN_BYTES);
        } catch (IOException notWorthKeeping) {
            return false;
        } finally {
            finished.countDown();
        }
        return wire.ended();
    }

    private static void cancelUnless(CountDownLatch finished, HttpUriRequestBase request) {
        try {
            if (!finished.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                request.cancel();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpUriRequestBase request() {
        String prefix =
                Objects.requireNonNullElse(target.base().getRawPath(), "").replaceFirst("/+$", "");
        String authority = target.base().getScheme() + "://" + target.base().getRawAuthority();
        var request = new HttpUriRequestBase(call.method(), URI.create(authority + prefix + call.path()));
        request.setHeader("Accept-Encoding", "gzip");
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), ContentType.parse(call.contentType())));
        }
        switch (target.credentials()) {
            case Credentials.None none -> {}
            case Credentials.Basic(var user, var password) ->
                authorize(request, "Basic", Redaction.basic(user, password));
            case Credentials.Bearer(var token) ->
                authorize(request, "Bearer", token.get().reveal());
            case Credentials.ApiKey(var encoded) -> authorize(request, "ApiKey", encoded.reveal());
        }
        return request;
    }

    private static void authorize(HttpUriRequestBase request, String scheme, String value) {
        request.setHeader("Authorization", scheme + " " + value);
    }

    /** An answer on its way to the reader. */
    private record Received(ClassicHttpResponse response, InputStream body) implements HttpGateway.Answer {
        @Override
        public int status() {
            return response.getCode();
        }

        @Override
        public String header(String name) {
            Header header = response.getFirstHeader(name);
            return header == null || header.getValue() == null ? "" : header.getValue();
        }
    }
}
