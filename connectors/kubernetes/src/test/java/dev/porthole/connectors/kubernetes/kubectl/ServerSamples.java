package dev.porthole.connectors.kubernetes.kubectl;

import static dev.porthole.connectors.kubernetes.kubectl.Samples.base64;
import static dev.porthole.connectors.kubernetes.kubectl.Samples.file;
import static dev.porthole.connectors.kubernetes.kubectl.Samples.named;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ServerSocketFactory;

/** Addresses, authorities and names of servers, and the proxies on the way to them. */
final class ServerSamples {

    private static final String TOKEN = "token: t0";

    private final SampleWorld world;
    private final Samples samples;
    private final IdentityServer server;
    private final IdentityServer plain;
    private final String ca;
    private final String good;

    ServerSamples(SampleWorld world, Samples samples) {
        this.world = world;
        this.samples = samples;
        this.server = world.server();
        this.plain = world.plain();
        this.ca = world.ca();
        this.good = world.good();
    }

    void add() throws IOException, GeneralSecurityException {
        servers();
        authorities();
        proxies();
    }

    private void servers() {
        String plainUrl = "http://127.0.0.1:" + plain.port();
        samples.add("no-scheme-with-authority", "server: \"127.0.0.1:" + server.port() + "\", " + ca, TOKEN);
        samples.add(
                "no-scheme-insecure",
                "server: \"localhost:" + server.port() + "\", insecure-skip-tls-verify: true",
                TOKEN);
        samples.add("no-scheme-without", "server: \"127.0.0.1:" + plain.port() + "\"", "");
        samples.add("no-scheme-with-path", "server: \"127.0.0.1:" + plain.port() + "/x\"", "");
        samples.add("http-nobody", "server: \"" + plainUrl + "\"", "");
        samples.different(
                "a token goes over plain http on this machine",
                "http-token",
                file("server: \"" + plainUrl + "\"", TOKEN));
        samples.add("trailing-slash", "server: \"https://127.0.0.1:" + server.port() + "/\", " + ca, TOKEN);
        samples.add("path", "server: \"https://127.0.0.1:" + server.port() + "/k8s/clusters/c-1\", " + ca, TOKEN);
        samples.add("upper-case-scheme", "server: \"HTTPS://127.0.0.1:" + server.port() + "\", " + ca, TOKEN);
        samples.add("localhost", "server: \"https://localhost:" + server.port() + "\", " + ca, TOKEN);
        samples.add("other-scheme", "server: \"ftp://127.0.0.1:" + server.port() + "\", " + ca, TOKEN);
        samples.add("blank-server", "server: \"\", " + ca, TOKEN);
        samples.add("no-server", ca, TOKEN);
        samples.add("space-in-server", "server: \" https://127.0.0.1:" + server.port() + "\", " + ca, TOKEN);
        samples.add("no-host", "server: \"https://:" + server.port() + "\", " + ca, TOKEN);
        samples.add("refused-port", "server: \"https://127.0.0.1:9\", " + ca, TOKEN);
        samples.add("https-to-plain", "server: \"https://127.0.0.1:" + plain.port() + "\", " + ca, TOKEN);
    }

    private void authorities() throws IOException, GeneralSecurityException {
        String here = SampleWorld.at(server) + ", ";
        samples.add("ca-lines", here + samples.lines("certificate-authority-data", "ca.pem"), TOKEN);
        samples.add(
                "ca-folded",
                here + samples.data("certificate-authority-data", "ca.pem").replace("=", "= "),
                TOKEN);
        samples.add("ca-spaces", here + ca.substring(0, 60) + " " + ca.substring(60), TOKEN);
        samples.add("ca-file", here + named("certificate-authority", "ca.pem"), TOKEN);
        samples.add(
                "ca-absolute",
                here + named("certificate-authority", world.pki().file("ca.pem").toString()),
                TOKEN);
        samples.add("ca-file-missing", here + named("certificate-authority", "nowhere.pem"), TOKEN);
        samples.add("ca-file-empty", here + named("certificate-authority", "empty.pem"), TOKEN);
        samples.add("ca-garbage", here + "certificate-authority-data: " + base64("hello"), TOKEN);
        samples.add("ca-garbage-file", here + named("certificate-authority", "garbage.pem"), TOKEN);
        samples.add("ca-no-base64", here + "certificate-authority-data: \"%%%\"", TOKEN);
        samples.add("ca-no-padding", here + ca.replaceAll("=+$", "") + "AA", TOKEN);
        samples.add("ca-both", good + ", " + named("certificate-authority", "ca.pem"), TOKEN);
        samples.add("ca-other", here + samples.data("certificate-authority-data", "other-ca.pem"), TOKEN);
        samples.add("ca-bundle", here + samples.data("certificate-authority-data", "bundle.pem"), TOKEN);
        samples.add("ca-damaged", here + samples.data("certificate-authority-data", "damaged.pem"), TOKEN);
        samples.add("ca-damaged-first", here + samples.data("certificate-authority-data", "damaged-first.pem"), TOKEN);
        samples.add("ca-no-end", here + samples.data("certificate-authority-data", "no-end.pem"), TOKEN);
        samples.add("ca-der", here + named("certificate-authority", "ca.der"), TOKEN);
        samples.add("ca-is-a-key", here + named("certificate-authority", "ca.key"), TOKEN);
        samples.add("ca-crlf", here + named("certificate-authority", "crlf-ca.pem"), TOKEN);
        samples.add("ca-none", SampleWorld.at(server), TOKEN);
        samples.add("ca-is-the-server", here + samples.data("certificate-authority-data", "server.pem"), TOKEN);
        samples.add("insecure", here + "insecure-skip-tls-verify: true", TOKEN);
        samples.add("insecure-and-ca", good + ", insecure-skip-tls-verify: true", TOKEN);
        samples.add("server-name", good + ", tls-server-name: api.internal", TOKEN);
        samples.add("server-name-wrong", good + ", tls-server-name: nobody.example", TOKEN);
        String elsewhere = SampleWorld.at(world.secure("elsewhere")) + ", ";
        samples.add("other-name", elsewhere + ca, TOKEN);
        samples.add("other-name-told", elsewhere + ca + ", tls-server-name: elsewhere.example", TOKEN);
        samples.add("other-name-insecure", elsewhere + "insecure-skip-tls-verify: true", TOKEN);
        samples.add("expired-server", SampleWorld.at(world.secure("expired")) + ", " + ca, TOKEN);
        samples.add(
                "expired-authority",
                SampleWorld.at(world.secure("of-old-ca")) + ", "
                        + samples.data("certificate-authority-data", "old-ca.pem"),
                TOKEN);
        samples.add(
                "common-name-only",
                "server: \"https://localhost:" + world.secure("localhost").port() + "\", " + ca,
                TOKEN);
        samples.add("ec-server", SampleWorld.at(world.secure("ec-server")) + ", " + ca, TOKEN);
    }

    private void proxies() throws IOException, GeneralSecurityException {
        ServerSocketFactory plainSockets = ServerSocketFactory.getDefault();
        ServerSocketFactory secureSockets = IdentityServer.context(
                        world.pki().text("server.pem"), world.pki().text("server.key"))
                .getServerSocketFactory();
        int http = world.opened(new TestProxy(plainSockets, false, null)).port();
        int closedHttp =
                world.opened(new TestProxy(plainSockets, false, "me:open")).port();
        int https = world.opened(new TestProxy(secureSockets, false, null)).port();
        int socks = world.opened(new TestProxy(plainSockets, true, null)).port();
        int closedSocks =
                world.opened(new TestProxy(plainSockets, true, "me:open")).port();
        proxy("http", "http://127.0.0.1:" + http);
        proxy("http-login", "http://me:open@127.0.0.1:" + closedHttp);
        proxy("http-login-wrong", "http://me:wrong@127.0.0.1:" + closedHttp);
        proxy("http-login-absent", "http://127.0.0.1:" + closedHttp);
        proxy("https", "https://127.0.0.1:" + https);
        proxy("socks", "socks5://127.0.0.1:" + socks);
        proxy("socks-login", "socks5://me:open@127.0.0.1:" + closedSocks);
        proxy("socks-login-wrong", "socks5://me:wrong@127.0.0.1:" + closedSocks);
        proxy("upper-case", "HTTP://127.0.0.1:" + http);
        proxy("no-scheme", "127.0.0.1:" + http);
        proxy("name-without-scheme", "localhost:" + http);
        proxy("socks4", "socks4://127.0.0.1:" + socks);
        proxy("ftp", "ftp://127.0.0.1:" + http);
        proxy("refused", "http://127.0.0.1:9");
        proxy("no-host", "http://");
        String internal = "server: \"https://api.internal:" + server.port() + "\", " + ca + ", proxy-url: \"";
        samples.add("proxy-knows-the-name", internal + "http://127.0.0.1:" + http + "\"", TOKEN);
        samples.add("socks-knows-the-name", internal + "socks5://127.0.0.1:" + socks + "\"", TOKEN);
        samples.add(
                "proxy-and-server-name",
                good + ", tls-server-name: api.internal, proxy-url: \"http://127.0.0.1:" + http + "\"",
                samples.certificate("ec"));
    }

    private void proxy(String name, String url) {
        samples.add("proxy-" + name, good + ", proxy-url: \"" + url + "\"", TOKEN);
    }
}
