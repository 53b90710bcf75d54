package dev.porthole.connectors.api;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Opens byte streams to one target that a plain socket cannot reach, such as a pod behind an API server. HTTP runs over
 * them in process, so that no port has to listen on this machine.
 */
public interface Dialer {

    /**
     * One new connection.
     *
     * @throws DialException when there is none to be had by the deadline; it says why
     */
    Channel dial(Deadline deadline) throws DialException;

    /** Both directions of one connection. Closing it unblocks readers and writers on other threads. */
    interface Channel extends Closeable {
        InputStream input();

        OutputStream output();

        boolean isOpen();
    }

    /** Why no connection could be opened. */
    final class DialException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Failure failure;

        public DialException(Failure failure) {
            super(failure.detail().toString());
            this.failure = failure;
        }

        public Failure failure() {
            return failure;
        }
    }
}
