package dev.porthole.connectors.http.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/** Writes masked WebSocket frames (RFC 6455, section 5), one at a time, each in a single write. */
public final class FrameWriter {

    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /** Bytes of payload in one frame at most. */
    public static final int MOST = 64 << 10;

    private static final int HEAD = 14;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ReentrantLock lock = new ReentrantLock();
    private final OutputStream socket;
    private final SplittableRandom masks;
    private byte[] frame = new byte[HEAD + 1024];
    private volatile long writingSince;

    public FrameWriter(OutputStream socket, SecureRandom seed) {
        this.socket = socket;
        this.masks = new SplittableRandom(seed.nextLong());
    }

    /** Sends data of one channel; returns when the socket has taken it. */
    public void data(int channel, byte[] source, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, MOST - 1);
            lock.lock();
            try {
                int at = begin(BINARY, count + 1);
                frame[at] = (byte) channel;
                System.arraycopy(source, offset + done, frame, at + 1, count);
                send(at, count + 1);
            } finally {
                lock.unlock();
            }
            done += count;
        }
    }

    public void control(int opcode, byte[] payload) throws IOException {
        lock.lock();
        try {
            int at = begin(opcode, payload.length);
            System.arraycopy(payload, 0, frame, at, payload.length);
            send(at, payload.length);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #control}, unless another thread is stuck in a write. */
    public void controlIfFree(int opcode, byte[] payload) throws IOException {
        if (lock.tryLock()) {
            try {
                control(opcode, payload);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Since when, on the monotonic clock, a write has been waiting for the socket; 0 when none is. */
    public long writingSince() {
        return writingSince;
    }

    /** Makes room and leaves the head for {@link #send}; where the payload starts. */
    private int begin(int opcode, int length) {
        if (frame.length < HEAD + length + Long.BYTES) {
            frame = new byte[HEAD + Math.max(MOST, length) + Long.BYTES];
        }
        frame[0] = (byte) (0x80 | opcode);
        return HEAD;
    }

    private void send(int at, int length) throws IOException {
        int mask = masks.nextInt();
        long both = mask & 0xffffffffL | (long) mask << 32;
        // The last step may run past the payload, into room that is there for it.
        for (int i = 0; i < length; i += Long.BYTES) {
            LONGS.set(frame, at + i, (long) LONGS.get(frame, at + i) ^ both);
        }
        int extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
        int start = at - 4 - extra - 2;
        byte first = frame[0];
        frame[start] = first;
        frame[start + 1] = (byte) (0x80 | (extra == 0 ? length : extra == 2 ? 126 : 127));
        for (int i = 0; i < extra; i++) {
            frame[start + 2 + i] = (byte) ((long) length >>> 8 * (extra - 1 - i));
        }
        for (int i = 0; i < 4; i++) {
            frame[at - 4 + i] = (byte) (mask >>> 8 * i);
        }
        writingSince = System.nanoTime() | 1;
        try {
            socket.write(frame, start, at + length - start);
            socket.flush();
        } finally {
            writingSince = 0;
        }
    }
}
