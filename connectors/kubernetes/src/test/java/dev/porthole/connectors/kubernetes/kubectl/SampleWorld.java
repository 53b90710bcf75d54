package dev.porthole.connectors.kubernetes.kubectl;

import dev.porthole.connectors.kubernetes.OpenSsl;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Servers, proxies, certificates and programs that the samples lead to, and the samples. */
final class SampleWorld implements AutoCloseable {

    private static final String HERE = "IP:127.0.0.1,DNS:localhost,DNS:api.internal";

    private final OpenSsl pki;
    private final Samples samples;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final IdentityServer server;
    private final IdentityServer plain;
    private final String ca;
    private final String good;

    SampleWorld(Path folder) throws IOException, GeneralSecurityException {
        pki = new OpenSsl(folder);
        samples = new Samples(pki);
        certificates();
        server = secure("server");
        plain = opened(IdentityServer.plain());
        ca = samples.data("certificate-authority-data", "ca.pem");
        good = at(server) + ", " + ca;
    }

    <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    IdentityServer secure(String name) throws IOException, GeneralSecurityException {
        return opened(IdentityServer.secure(pki.text(name + ".pem"), pki.text(name + ".key")));
    }

    static String at(IdentityServer server) {
        return "server: \"https://127.0.0.1:" + server.port() + "\"";
    }

    private void certificates() {
        pki.authority("ca", 30);
        pki.authority("other-ca", 30);
        pki.authority("old-ca", -1);
        pki.leaf("server", "ca", "rsa:2048", HERE, 30);
        pki.leaf("elsewhere", "ca", "rsa:2048", "DNS:elsewhere.example", 30);
        pki.leaf("expired", "ca", "rsa:2048", HERE, -1);
        pki.leaf("of-old-ca", "old-ca", "rsa:2048", HERE, 30);
        pki.leaf("localhost", "ca", "rsa:2048", "", 30);
        pki.leaf("ec-server", "ca", "ec:prime256v1", HERE, 30);
        pki.leaf("rsa", "ca", "rsa:2048", "", 30);
        pki.leaf("ec", "ca", "ec:prime256v1", "", 30);
        pki.leaf("ec384", "ca", "ec:secp384r1", "", 30);
        pki.leaf("ec521", "ca", "ec:secp521r1", "", 30);
        pki.leaf("ed", "ca", "ed25519", "", 30);
        pki.leaf("late", "ca", "rsa:2048", "", -1);
        pki.leaf("foreign", "other-ca", "rsa:2048", "", 30);
        pki.run("rsa", "-in", "rsa.key", "-traditional", "-out", "rsa1.key");
        pki.run("ec", "-in", "ec.key", "-out", "sec1.key");
        pki.run("ec", "-in", "ec384.key", "-out", "sec1-384.key");
        pki.run("pkcs8", "-topk8", "-in", "rsa.key", "-passout", "pass:x", "-out", "encrypted.key");
        pki.run("rsa", "-in", "rsa.key", "-traditional", "-aes128", "-passout", "pass:x", "-out", "encrypted1.key");
        pki.run("x509", "-in", "rsa.pem", "-text", "-out", "text.pem");
        pki.run("x509", "-in", "ca.pem", "-outform", "DER", "-out", "ca.der");
        pki.run("ecparam", "-name", "prime256v1", "-out", "parameters.pem");
        pki.write("parameters.key", pki.text("parameters.pem") + pki.text("sec1.key"));
        pki.write("both.pem", pki.text("ec.pem") + pki.text("ec.key"));
        pki.write("key-first.pem", pki.text("rsa1.key") + pki.text("rsa.pem"));
        pki.write("crlf.pem", pki.text("rsa.pem").replace("\n", "\r\n"));
        pki.write("crlf.key", pki.text("rsa.key").replace("\n", "\r\n"));
        pki.write("crlf-ca.pem", pki.text("ca.pem").replace("\n", "\r\n"));
        pki.write("mislabelled.key", pki.text("rsa.key").replace(" PRIVATE", " RSA PRIVATE"));
        pki.write("bundle.pem", pki.text("other-ca.pem") + pki.text("ca.pem"));
        String damaged = pki.text("other-ca.pem").replaceFirst("(?s)MII.{40}", "MIIAAAAAAAAA");
        pki.write("damaged-first.pem", damaged + "a remark\n" + pki.text("ca.pem"));
        pki.write("damaged.pem", damaged);
        pki.write("no-end.pem", pki.text("ca.pem").replaceFirst("-----END.*", ""));
        pki.write("empty.pem", "");
        pki.write("garbage.pem", "hello\n");
        pki.write("token.txt", "from-file\n");
        pki.write("empty.txt", "");
    }

    List<Samples.Sample> samples() throws IOException, GeneralSecurityException {
        new FileSamples(this, samples).add();
        new ServerSamples(this, samples).add();
        new UserSamples(this, samples).add();
        new PluginSamples(this, samples).add();
        return samples.all();
    }

    OpenSsl pki() {
        return pki;
    }

    IdentityServer server() {
        return server;
    }

    IdentityServer plain() {
        return plain;
    }

    /** The fields of a cluster for its authority. */
    String ca() {
        return ca;
    }

    /** The fields of a cluster with which all is well. */
    String good() {
        return good;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
