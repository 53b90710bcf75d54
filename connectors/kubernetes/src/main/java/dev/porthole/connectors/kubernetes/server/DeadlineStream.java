package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A body that must have been read by a deadline. */
final class DeadlineStream extends FilterInputStream {

    private static final Duration STALL = Duration.ofSeconds(10);

    private final ApiStream stream;
    private final Deadline deadline;

    DeadlineStream(ApiStream stream, Deadline deadline) {
        super(stream.body());
        this.stream = stream;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        limit();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        limit();
        return super.read(target, offset, length);
    }

    private void limit() throws SocketTimeoutException {
        Duration left = deadline.remaining();
        if (left.isZero()) {
            throw new SocketTimeoutException("deadline");
        }
        stream.stallAfter(left.compareTo(STALL) < 0 ? left : STALL);
    }
}
