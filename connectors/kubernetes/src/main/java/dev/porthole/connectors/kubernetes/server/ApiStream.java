package dev.porthole.connectors.kubernetes.server;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** An answer's body that goes on: a watch, followed logs, a long list. */
public final class ApiStream implements AutoCloseable {

    private final BodyStream body;
    private final BooleanSupplier old;

    ApiStream(BodyStream body, BooleanSupplier old) {
        this.body = body;
        this.old = old;
    }

    /** Reads fail when the stream is closed, the thread interrupted, or nothing comes for the stall limit. */
    public InputStream body() {
        return body;
    }

    /** A read fails when nothing came for so long. */
    public void stallAfter(Duration limit) {
        body.stallAfter(limit);
    }

    /**
     * True when newer requests go on other connections than this: it may be dead without having said so, and that they
     * are answered says nothing about it.
     */
    public boolean isOnOldConnections() {
        return old.getAsBoolean();
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
