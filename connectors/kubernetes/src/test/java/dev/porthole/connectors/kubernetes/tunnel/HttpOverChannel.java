package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Dialer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Just enough of HTTP/1.1 to keep one connection alive over a channel. */
public final class HttpOverChannel implements AutoCloseable {

    private final Dialer.Channel channel;
    private final InputStream input;

    public HttpOverChannel(Dialer.Channel channel) {
        this.channel = channel;
        this.input = new BufferedInputStream(channel.input(), 64 << 10);
    }

    public String get(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return new String(input.readNBytes(Math.toIntExact(length())), StandardCharsets.US_ASCII);
    }

    /** Reads a long body and throws it away; how many bytes it had. */
    public long drain(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        long length = length();
        byte[] chunk = new byte[64 << 10];
        long done = 0;
        while (done < length) {
            int count = input.read(chunk, 0, (int) Math.min(chunk.length, length - done));
            if (count < 0) {
                throw new EOFException();
            }
            done += count;
        }
        return done;
    }

    public String post(String path, long bytes) throws IOException {
        send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + bytes + "\r\n\r\n");
        byte[] chunk = new byte[64 << 10];
        for (long left = bytes; left > 0; left -= Math.min(left, chunk.length)) {
            channel.output().write(chunk, 0, (int) Math.min(left, chunk.length));
        }
        return new String(input.readNBytes(Math.toIntExact(length())), StandardCharsets.US_ASCII);
    }

    private void send(String head) throws IOException {
        channel.output().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private long length() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("unexpected answer: " + status);
        }
        long length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.substring(15).strip());
            }
        }
        return length;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
