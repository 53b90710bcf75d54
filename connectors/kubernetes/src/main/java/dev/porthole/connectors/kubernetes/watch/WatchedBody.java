package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.kubernetes.server.ApiStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * A body that goes on may be silent because nothing happens or because nobody is there. A quiet one is asked about; it
 * ends where it should be opened anew.
 */
public final class WatchedBody extends FilterInputStream {

    private final ApiStream opened;
    private final Duration quiet;
    private final Doubt doubt;
    private final long begun = System.nanoTime();
    private boolean givenUp;

    /** Asked each time that nothing came for so long. */
    @FunctionalInterface
    public interface Doubt {
        /**
         * Whether to go on listening.
         *
         * @param age of the stream
         * @throws IOException when nobody is there
         */
        boolean goesOn(Duration age) throws IOException;
    }

    public WatchedBody(ApiStream opened, Duration quiet, Doubt doubt) {
        super(opened.body());
        this.opened = opened;
        this.quiet = quiet;
        this.doubt = doubt;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        // Readers ask more than once whether it is the end, and each time would be another wait.
        while (!givenUp && !opened.awaitSomething(quiet)) {
            if (!doubt.goesOn(Duration.ofNanos(System.nanoTime() - begun))) {
                givenUp = true;
            }
        }
        return givenUp ? -1 : super.read(target, offset, length);
    }

    /** Whether its end is not the sender's: it may be in the middle of something. */
    public boolean isGivenUp() {
        return givenUp;
    }
}
