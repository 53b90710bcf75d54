package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.kubernetes.server.ApiStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * A body that goes on may be silent because nothing happens or because nobody is there. Nothing on its own connection
 * tells which, so a quiet one ends, and is opened anew from where it was: that shows who is there, and brings what was
 * missed.
 */
public final class WatchedBody extends FilterInputStream {

    private final ApiStream opened;
    private final Duration quiet;
    private boolean givenUp;

    /** @param quiet nothing for so long ends it */
    public WatchedBody(ApiStream opened, Duration quiet) {
        super(opened.body());
        this.opened = opened;
        this.quiet = quiet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        // Readers ask more than once whether it is the end, and each time would be another wait.
        givenUp = givenUp || !opened.awaitSomething(quiet);
        return givenUp ? -1 : super.read(target, offset, length);
    }

    /** Whether its end is not the sender's: it may be in the middle of something. */
    public boolean isGivenUp() {
        return givenUp;
    }
}
