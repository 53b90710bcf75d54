package dev.porthole.connectors.http.connection;

import dev.porthole.connectors.api.Dialer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * A dialer's channel in the shape that TLS and the HTTP client want. Socket options mean nothing here; time limits are
 * {@link Watch}'s, not the socket's.
 */
final class ChannelSocket extends Socket {

    private final Dialer.Channel channel;
    private volatile boolean closed;

    ChannelSocket(Dialer.Channel channel) {
        this.channel = channel;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        open();
        return channel.input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        open();
        return channel.output();
    }

    private void open() throws SocketException {
        // A channel that has ended by itself says why when it is read or written.
        if (closed) {
            throw new SocketException("Socket closed");
        }
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed || !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
        return 0;
    }

    @Override
    public int getLocalPort() {
        return 0;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return new InetSocketAddress(getInetAddress(), 0);
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return new InetSocketAddress(getLocalAddress(), 0);
    }

    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setSoLinger(boolean on, int seconds) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean isInputShutdown() {
        return false;
    }

    @Override
    public boolean isOutputShutdown() {
        return false;
    }

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() throws IOException {
        channel.output().flush();
    }
}
