package dev.porthole.connectors.http.connection;

import dev.porthole.connectors.http.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a SOCKS 5 proxy (RFC 1928, with the login of RFC 1929) to lead on; it looks names up itself, as kubectl has it. */
record Socks5(ServerAddress proxy, ProxyLogin login) {

    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int NOT_ALLOWED = 2;
    private static final int LONGEST = 255;

    void lead(Socket socket, ServerAddress server) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream()
                .write(
                        login.isGiven()
                                ? new byte[] {VERSION, 2, NO_LOGIN, PASSWORD}
                                : new byte[] {VERSION, 1, NO_LOGIN});
        if (in.readUnsignedByte() != VERSION) {
            throw new ProxyException("http.proxy.notSocks", proxy.toString());
        }
        switch (in.readUnsignedByte()) {
            case NO_LOGIN -> {}
            case PASSWORD -> logIn(socket, in);
            default -> throw new ProxyException("http.proxy.login", proxy.toString());
        }
        socket.getOutputStream().write(request(server));
        in.readUnsignedByte();
        int answer = in.readUnsignedByte();
        if (answer != 0) {
            throw refused(answer, server);
        }
        in.readUnsignedByte();
        int bound = switch (in.readUnsignedByte()) {
            case 1 -> 4;
            case 4 -> 16;
            default -> in.readUnsignedByte();
        };
        in.skipNBytes(bound + 2L);
    }

    private void logIn(Socket socket, DataInputStream in) throws IOException {
        byte[] user = login.user().getBytes(StandardCharsets.UTF_8);
        byte[] password = login.password().reveal().getBytes(StandardCharsets.UTF_8);
        if (!login.isGiven() || user.length > LONGEST || password.length > LONGEST) {
            throw new ProxyException("http.proxy.login", proxy.toString());
        }
        var out = new ByteArrayOutputStream();
        out.write(1);
        out.write(user.length);
        out.writeBytes(user);
        out.write(password.length);
        out.writeBytes(password);
        socket.getOutputStream().write(out.toByteArray());
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
            throw new ProxyException("http.proxy.login.refused", proxy.toString());
        }
    }

    private static byte[] request(ServerAddress server) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {VERSION, 1, 0});
        if (server.isLiteral()) {
            byte[] address = InetAddress.getByName(server.host()).getAddress();
            out.write(address.length == 4 ? 1 : 4);
            out.writeBytes(address);
        } else {
            byte[] name = server.host().getBytes(StandardCharsets.US_ASCII);
            out.write(3);
            out.write(name.length);
            out.writeBytes(name);
        }
        out.write(server.port() >> 8);
        out.write(server.port());
        return out.toByteArray();
    }

    private ProxyException refused(int answer, ServerAddress server) {
        return switch (answer) {
            case NOT_ALLOWED -> new ProxyException("http.proxy.forbids", proxy.toString(), server.toString());
            case 3, 4, 5 -> new ProxyException("http.proxy.unreached", proxy.toString(), server.toString());
            default -> new ProxyException("http.proxy.socks", proxy.toString(), answer);
        };
    }
}
