package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Dialer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A socket to a local port, as a channel. */
public record PlainChannel(Socket socket, InputStream input, OutputStream output) implements Dialer.Channel {

    public static PlainChannel to(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return new PlainChannel(socket, socket.getInputStream(), socket.getOutputStream());
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
