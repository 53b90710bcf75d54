package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.http.exchange.ByteQueue;
import dev.porthole.connectors.http.websocket.FrameWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one pod's connection (RFC 6455, section 5; subprotocol {@code v4.channel.k8s.io}): the data into a
 * queue, the error's words aside, a ping to its answer. Data goes from the socket into the queue without a copy between.
 * For one thread.
 */
final class PodFrames {

    private static final int DATA = 0;
    private static final int ERROR = 1;
    private static final int NO_CHANNEL = -1;
    private static final int PORT_BYTES = 2;
    private static final int MAX_FRAME = 64 << 20;
    private static final int MAX_ERROR = 4 << 10;
    private static final int MAX_CONTROL = 125;
    private static final int BUFFER = 16 << 10;

    private final InputStream socket;
    private final FrameWriter answers;
    private final ByteQueue data;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private int channel = NO_CHANNEL;
    private final int[] portBytesSeen = new int[2];
    private final StringBuilder error = new StringBuilder();

    /** @param data is given up when nobody reads it any more */
    PodFrames(InputStream socket, FrameWriter answers, ByteQueue data) {
        this.socket = socket;
        this.answers = answers;
        this.data = data;
    }

    /** What the pod's side has said is wrong; null when it has not. */
    @Nullable
    String error() {
        return error.isEmpty() ? null : error.toString();
    }

    /** Reads one frame; false when it was the last. */
    boolean next() throws IOException, InterruptedException {
        int first = one();
        int second = one();
        long length = second & 0x7f;
        if (length == 126) {
            length = number(Short.BYTES);
        } else if (length == 127) {
            length = number(Long.BYTES);
        }
        if (length < 0 || length > MAX_FRAME || (second & 0x80) != 0) {
            throw new ProtocolException();
        }
        return switch (first & 0x0f) {
            case 0, 1, FrameWriter.BINARY -> message((int) length, (first & 0x80) != 0);
            case FrameWriter.CLOSE -> false;
            case FrameWriter.PING -> {
                answers.control(FrameWriter.PONG, payload((int) Math.min(length, MAX_CONTROL)));
                yield true;
            }
            default -> {
                payload((int) length);
                yield true;
            }
        };
    }

    private boolean message(int length, boolean last) throws IOException, InterruptedException {
        int left = length;
        if (channel == NO_CHANNEL && left > 0) {
            channel = one();
            left--;
        }
        while (left > 0) {
            int count = at == end && isPlainData() ? data.fill(socket, left) : buffered(left);
            if (count < 0) {
                throw new EOFException();
            }
            if (count == 0) {
                return false;
            }
            left -= count;
        }
        if (last) {
            channel = NO_CHANNEL;
        }
        return true;
    }

    private boolean isPlainData() {
        return channel == DATA && portBytesSeen[DATA] == PORT_BYTES;
    }

    /** Takes what is in the buffer, so many bytes at most; 0 when nobody reads it. */
    private int buffered(int most) throws IOException, InterruptedException {
        fill();
        int count = Math.min(most, end - at);
        boolean read = take(count);
        at += count;
        return read ? count : 0;
    }

    private boolean take(int count) throws InterruptedException {
        if (channel != DATA && channel != ERROR) {
            return true;
        }
        int skipped = Math.min(count, PORT_BYTES - portBytesSeen[channel]);
        portBytesSeen[channel] += skipped;
        if (channel == DATA) {
            return data.put(buffer, at + skipped, count - skipped);
        }
        if (error.length() < MAX_ERROR) {
            error.append(new String(buffer, at + skipped, count - skipped, StandardCharsets.UTF_8));
        }
        return true;
    }

    private byte[] payload(int length) throws IOException {
        byte[] payload = new byte[Math.min(length, MAX_CONTROL)];
        for (int i = 0; i < length; i++) {
            byte next = (byte) one();
            if (i < payload.length) {
                payload[i] = next;
            }
        }
        return payload;
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << Byte.SIZE | one();
        }
        return number;
    }

    private int one() throws IOException {
        fill();
        return buffer[at++] & 0xff;
    }

    private void fill() throws IOException {
        if (at == end) {
            at = 0;
            end = 0;
            int count = socket.read(buffer);
            if (count < 0) {
                throw new EOFException();
            }
            end = count;
        }
    }
}
