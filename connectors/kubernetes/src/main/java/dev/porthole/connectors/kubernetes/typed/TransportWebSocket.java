package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.http.websocket.WebSocketConnection;
import dev.porthole.connectors.kubernetes.server.Upgraded;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket as Fabric8 speaks to one. A send returns when the socket has taken it, so nothing queues. */
final class TransportWebSocket implements WebSocket, WebSocketConnection.Listener {

    private final WebSocketConnection connection;
    private final WebSocket.Listener listener;

    private TransportWebSocket(Upgraded upgraded, WebSocket.Listener listener) throws IOException {
        this.connection = new WebSocketConnection(upgraded.tcp(), upgraded.stream(), this);
        this.listener = listener;
    }

    static TransportWebSocket open(Upgraded upgraded, WebSocket.Listener listener) throws IOException {
        var socket = new TransportWebSocket(upgraded, listener);
        listener.onOpen(socket);
        // The contract: the first message comes without being asked for.
        socket.request();
        socket.connection.start();
        return socket;
    }

    @Override
    public boolean send(ByteBuffer buffer) {
        byte[] message = new byte[buffer.remaining()];
        buffer.get(message);
        try {
            connection.send(message);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    public boolean sendClose(int code, String reason) {
        try {
            return connection.sendClose(code, reason == null ? "" : reason);
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    public long queueSize() {
        return 0;
    }

    @Override
    public void request() {
        connection.request();
    }

    @Override
    public void message(boolean text, byte[] payload) {
        if (text) {
            listener.onMessage(this, new String(payload, StandardCharsets.UTF_8));
        } else {
            listener.onMessage(this, ByteBuffer.wrap(payload).asReadOnlyBuffer());
        }
    }

    @Override
    public void closed(int status, String reason) {
        listener.onClose(this, status, reason);
    }

    @Override
    public void broken(IOException why) {
        listener.onError(this, why);
    }
}
