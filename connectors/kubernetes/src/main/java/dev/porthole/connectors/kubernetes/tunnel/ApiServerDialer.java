package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Connections to the API server itself: through its proxy and with its TLS, so that plain HTTP can be spoken on them. */
final class ApiServerDialer implements Dialer {

    private final ServerSocketConnector connector;
    private final ApiFailures failures;

    ApiServerDialer(ApiServer api, ApiFailures failures) {
        this.connector = new ServerSocketConnector(api);
        this.failures = failures;
    }

    @Override
    public Channel dial(Deadline deadline) throws DialException {
        try {
            ServerSocketConnector.Connection connection = connector.connect(deadline);
            connection.tcp().setSoTimeout(0);
            Socket stream = connection.stream();
            return new SocketChannel(connection.tcp(), stream.getInputStream(), stream.getOutputStream());
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
}
