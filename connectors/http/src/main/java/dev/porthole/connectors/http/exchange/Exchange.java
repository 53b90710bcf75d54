package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.connection.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/** One call from request to outcome, on its own thread, held to the limits by a {@link Watch}. */
final class Exchange<T> implements Runnable {

    /** So much of an unread rest is read to keep the connection; more costs less by opening a new one. */
    private static final int DRAIN_BYTES = 16 << 10;

    private static final long DRAIN_MILLIS = 100;
    private static final int BUFFER = 32 << 10;

    private final HttpTarget target;
    private final Sending sending;
    private final TransportFailure transport;
    private final Watch watch;
    private final HttpGateway.AnswerReader<T> reader;
    private volatile @Nullable Outcome<T> outcome;
    private volatile @Nullable Throwable bug;

    Exchange(
            HttpTarget target,
            Sending sending,
            TransportFailure transport,
            Watch watch,
            HttpGateway.AnswerReader<T> reader) {
        this.target = target;
        this.sending = sending;
        this.transport = transport;
        this.watch = watch;
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
            outcome = attempt();
        } catch (RuntimeException | Error thrown) {
            bug = thrown;
        } finally {
            watch.done();
        }
    }

    private Outcome<T> attempt() {
        Sending.Sent sent;
        try {
            sent = sending.send();
        } catch (IOException broken) {
            return failed(broken);
        }
        try {
            return read(sent.request(), sent.response());
        } finally {
            Closer.closeQuietly(sent.response());
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
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
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
