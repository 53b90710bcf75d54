package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.http.exchange.OpenAnswer;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/** An answer's body that goes on: a watch, followed logs. */
public final class ApiStream implements AutoCloseable {

    private final OpenAnswer answer;

    ApiStream(OpenAnswer answer) {
        this.answer = answer;
    }

    /** Reads fail when the stream is closed, the thread interrupted, or nothing comes for the stall limit. */
    public InputStream body() {
        return answer.body();
    }

    /** A read fails when nothing came for so long. */
    public void stallAfter(Duration limit) {
        answer.stallAfter(limit);
    }

    /** Waits until something, or the end, can be read without waiting; false when nothing came in that time. */
    public boolean awaitSomething(Duration time) throws InterruptedIOException {
        return answer.awaitSomething(time);
    }

    @Override
    public void close() {
        answer.close();
    }
}
