package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.connection.Watch;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/** One call whose answer goes on. Its thread fills the answer's queue until either side ends it. */
final class OpenExchange implements Runnable {

    private static final int QUEUE = 64 << 10;
    private static final int CHUNK = 16 << 10;

    private final HttpTarget target;
    private final Sending sending;
    private final TransportFailure transport;
    private final Watch watch;
    private final Runnable gone;
    private final ByteQueue bytes = new ByteQueue(QUEUE);
    private volatile @Nullable Outcome<OpenAnswer> outcome;

    /** @param gone is called once, when nothing of it runs any more */
    OpenExchange(HttpTarget target, Sending sending, TransportFailure transport, Watch watch, Runnable gone) {
        this.target = target;
        this.sending = sending;
        this.transport = transport;
        this.watch = watch;
        this.gone = gone;
    }

    /** The head of the answer, or why there is none; null when it was ended before. */
    @Nullable
    Outcome<OpenAnswer> outcome() {
        return outcome;
    }

    @Override
    public void run() {
        try {
            Sending.Sent sent = sending.send();
            try {
                outcome = Outcome.of(answer(sent));
                watch.done();
                pump(sent);
            } finally {
                // Closing the response alone would read the rest of its body first.
                sent.request().cancel();
                Closer.closeQuietly(sent.response());
            }
        } catch (IOException broken) {
            outcome = Outcome.failed(transport.of(broken, watch.deadline()));
        } catch (IllegalStateException takenAway) {
            // The library's word for a pool or a connection that was closed meanwhile.
            outcome = Outcome.failed(closed().failure());
            bytes.end(closed());
        } finally {
            watch.done();
            gone.run();
        }
    }

    private OpenAnswer answer(Sending.Sent sent) {
        return new OpenAnswer(
                target.name(),
                sent.response().getCode(),
                name -> {
                    Header header = sent.response().getFirstHeader(name);
                    return header == null || header.getValue() == null ? "" : header.getValue();
                },
                bytes,
                target.stall(),
                this::close);
    }

    private void pump(Sending.Sent sent) {
        try {
            @Nullable HttpEntity entity = sent.response().getEntity();
            InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (!bytes.put(chunk, 0, count)) {
                    return;
                }
            }
            bytes.end(null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            bytes.end(closed());
        } catch (IllegalStateException takenAway) {
            bytes.end(closed());
        } catch (IOException broken) {
            bytes.end(watch.end().isPresent() ? closed() : new BrokenAnswer(transport.of(broken, watch.deadline())));
        }
    }

    private BrokenAnswer closed() {
        return new BrokenAnswer(new Failure.Cancelled(target.name(), PooledHttpGateway.GIVEN_UP));
    }

    private void close() {
        bytes.end(closed());
        bytes.drop();
        watch.end(Watch.End.CLOSED);
    }
}
