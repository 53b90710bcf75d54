package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.SleepWatch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.InstantSource;

/** Connections to the API server itself: through its proxy and with its TLS, so that plain HTTP can be spoken on them. */
public final class ApiServerDialer implements Dialer {

    private final ServerSocketConnector connector;
    private final ApiFailures failures;
    private final InstantSource clock;

    public ApiServerDialer(ApiServer api, ApiFailures failures, InstantSource clock) {
        this.connector = new ServerSocketConnector(api);
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public Channel dial(Deadline deadline) throws DialException {
        try {
            ServerSocketConnector.Connection connection = connector.connect(deadline);
            connection.tcp().setSoTimeout(0);
            Socket stream = connection.stream();
            return new SocketChannel(
                    connection.tcp(),
                    stream.getInputStream(),
                    new AwakeOutput(stream.getOutputStream(), new SleepWatch(clock)));
        } catch (IOException e) {
            throw new DialException(
                    Thread.currentThread().isInterrupted()
                            ? new Failure.Cancelled(failures.target(), "")
                            : failures.broken(e, deadline.limit()));
        }
    }

    private record SocketChannel(Socket tcp, InputStream input, OutputStream output) implements Channel {
        @Override
        public boolean isOpen() {
            return !tcp.isClosed();
        }

        @Override
        public void close() throws IOException {
            // The plain socket: closing TLS properly would wait for a writer that is stuck.
            tcp.close();
        }
    }

    /** Writes nothing more after the machine has slept, so that the request goes on another connection at once. */
    private static final class AwakeOutput extends FilterOutputStream {
        private final SleepWatch sleep;
        private boolean slept;

        AwakeOutput(OutputStream out, SleepWatch sleep) {
            super(out);
            this.sleep = sleep;
        }

        @Override
        public void write(int b) throws IOException {
            check();
            out.write(b);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            check();
            out.write(source, offset, length);
        }

        private void check() throws IOException {
            slept |= sleep.hasSlept();
            if (slept) {
                throw new IOException("this machine was asleep");
            }
        }
    }
}
