package dev.porthole.connectors.http;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A dialled channel in the shape of a socket, so that HTTP and TLS run over it. It has no address and no options. */
final class ChannelSocket extends Socket {

    private final Dialer dialer;
    private final Duration connectLimit;
    private volatile Dialer.@Nullable Channel channel;
    private volatile boolean closed;

    ChannelSocket(Dialer dialer, Duration connectLimit) {
        this.dialer = dialer;
        this.connectLimit = connectLimit;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        Duration limit = timeout > 0 ? Duration.ofMillis(timeout) : connectLimit;
        Dialer.Channel dialled = dialer.dial(Deadline.after(limit));
        channel = dialled;
        if (closed) {
            dialled.close();
            throw new SocketException("closed while connecting");
        }
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connected().input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connected().output();
    }

    private Dialer.Channel connected() throws IOException {
        Dialer.Channel open = channel;
        if (open == null) {
            throw new SocketException("not connected");
        }
        return open;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        Dialer.Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean isConnected() {
        return channel != null;
    }

    @Override
    public boolean isClosed() {
        Dialer.Channel open = channel;
        return closed || (open != null && !open.isOpen());
    }

    @Override
    public boolean isBound() {
        return true;
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
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return null;
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return null;
    }

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setReuseAddress(boolean on) {}

    @Override
    public void setSoLinger(boolean on, int linger) {}

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() {}
}
