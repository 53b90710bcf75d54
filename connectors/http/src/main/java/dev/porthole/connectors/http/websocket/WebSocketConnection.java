package dev.porthole.connectors.http.websocket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A WebSocket whose messages are told one by one, each when the listener has asked for it, so that a slow listener slows
 * the sender. A message is at most 16 MiB.
 */
public final class WebSocketConnection {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int MOST = 16 << 20;
    private static final int NO_STATUS = 1005;

    /** Hears what comes, on one thread. */
    public interface Listener {
        void message(boolean text, byte[] payload);

        /** The other side has closed it, with a status of RFC 6455, section 7.4. */
        void closed(int status, String reason);

        /** It broke. */
        void broken(IOException why);
    }

    private final Socket tcp;
    private final DataInputStream in;
    private final FrameWriter frames;
    private final Listener listener;
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * @param tcp closed to end everything at once
     * @param stream carries the frames
     */
    public WebSocketConnection(Socket tcp, Socket stream, Listener listener) throws IOException {
        this.tcp = tcp;
        this.in = new DataInputStream(new BufferedInputStream(stream.getInputStream()));
        this.frames = new FrameWriter(stream.getOutputStream(), new SecureRandom());
        this.listener = listener;
    }

    public void start() {
        Thread.ofVirtual().name("websocket").start(this::read);
    }

    /** One message more is wanted. */
    public void request() {
        wanted.release();
    }

    public void send(byte[] message) throws IOException {
        frames.control(FrameWriter.BINARY, message);
    }

    /** Says goodbye once; the other side's answer ends the connection. False when that was done already. */
    public boolean sendClose(int status, String reason) throws IOException {
        if (closing.getAndSet(true)) {
            return false;
        }
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(2 + words.length)
                .putShort((short) status)
                .put(words)
                .array();
        frames.control(FrameWriter.CLOSE, payload);
        return true;
    }

    private void read() {
        try (tcp) {
            while (message()) {
                // Each is told where it is read.
            }
        } catch (IOException broken) {
            listener.broken(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads one message and what stands between; false when it was the last. */
    private boolean message() throws IOException, InterruptedException {
        var whole = new ByteArrayOutputStream();
        boolean text = false;
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload(whole.size());
            switch (first & 0x0f) {
                case CONTINUATION, TEXT, FrameWriter.BINARY -> {
                    text |= (first & 0x0f) == TEXT;
                    whole.writeBytes(payload);
                    if ((first & 0x80) != 0) {
                        wanted.acquire();
                        listener.message(text, whole.toByteArray());
                        return true;
                    }
                }
                case FrameWriter.PING -> frames.control(FrameWriter.PONG, payload);
                case FrameWriter.CLOSE -> {
                    closed(payload);
                    return false;
                }
                default -> {}
            }
        }
    }

    private byte[] payload(int before) throws IOException {
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length + before > MOST) {
            throw new ProtocolException();
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return payload;
    }

    private void closed(byte[] payload) throws IOException {
        int status = payload.length < 2 ? NO_STATUS : ByteBuffer.wrap(payload).getShort() & 0xffff;
        String reason = payload.length < 2
                ? ""
                : new String(Arrays.copyOfRange(payload, 2, payload.length), StandardCharsets.UTF_8);
        if (!closing.getAndSet(true)) {
            frames.control(FrameWriter.CLOSE, payload);
        }
        listener.closed(status, reason);
    }
}
