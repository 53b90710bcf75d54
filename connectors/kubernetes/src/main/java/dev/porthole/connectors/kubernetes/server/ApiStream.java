package dev.porthole.connectors.kubernetes.server;

import java.io.InputStream;
import java.time.Duration;

/** An answer's body that goes on: a watch, followed logs, a long list. */
public final class ApiStream implements AutoCloseable {

    private final BodyStream body;

    ApiStream(BodyStream body) {
        this.body = body;
    }

    /** Reads fail when the stream is closed, the thread interrupted, or nothing comes for the stall limit. */
    public InputStream body() {
        return body;
    }

    /** A read fails when nothing came for so long. */
    public void stallAfter(Duration limit) {
        body.stallAfter(limit);
    }

    /** Waits until something, or the end, can be read without waiting; false when nothing came in that time. */
    public boolean awaitSomething(Duration time) throws java.io.InterruptedIOException {
        return body.awaitSomething(time);
    }

    @Override
    public void close() {
        body.close();
    }
}
