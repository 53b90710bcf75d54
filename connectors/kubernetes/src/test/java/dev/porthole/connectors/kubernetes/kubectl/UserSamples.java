package dev.porthole.connectors.kubernetes.kubectl;

import static dev.porthole.connectors.kubernetes.kubectl.Samples.base64;
import static dev.porthole.connectors.kubernetes.kubectl.Samples.file;
import static dev.porthole.connectors.kubernetes.kubectl.Samples.files;
import static dev.porthole.connectors.kubernetes.kubectl.Samples.named;

import java.util.List;

/** Certificates, keys and logins. */
final class UserSamples {

    private static final String TOKEN = "token: t0";

    private final Samples samples;
    private final IdentityServer server;
    private final String good;

    UserSamples(SampleWorld world, Samples samples) {
        this.samples = samples;
        this.server = world.server();
        this.good = world.good();
    }

    void add() {
        certificatesOfUsers();
        logins();
    }

    private void certificatesOfUsers() {
        for (String name : List.of("rsa", "ec", "ec384", "ec521", "ed")) {
            samples.add("key-" + name + "-data", good, samples.certificate(name));
            samples.add("key-" + name + "-file", good, files(name + ".pem", name + ".key"));
        }
        samples.add("key-rsa1-data", good, samples.certificate("rsa.pem", "rsa1.key"));
        samples.add("key-rsa1-file", good, files("rsa.pem", "rsa1.key"));
        samples.add("key-sec1-data", good, samples.certificate("ec.pem", "sec1.key"));
        samples.add("key-sec1-file", good, files("ec.pem", "sec1.key"));
        samples.add("key-sec1-384", good, files("ec384.pem", "sec1-384.key"));
        samples.add("key-parameters", good, files("ec.pem", "parameters.key"));
        samples.add("key-mislabelled", good, files("rsa.pem", "mislabelled.key"));
        samples.add(
                "key-lines",
                good,
                samples.lines("client-certificate-data", "rsa.pem") + ", "
                        + samples.lines("client-key-data", "rsa.key"));
        samples.add("key-crlf", good, files("crlf.pem", "crlf.key"));
        samples.add("key-in-the-same-file", good, files("both.pem", "both.pem"));
        samples.add("key-first", good, files("key-first.pem", "key-first.pem"));
        samples.add("key-same-data", good, samples.certificate("both.pem", "both.pem"));
        samples.add("certificate-with-text", good, files("text.pem", "rsa.key"));
        samples.add("key-encrypted", good, files("rsa.pem", "encrypted.key"));
        samples.add("key-encrypted-data", good, samples.certificate("rsa.pem", "encrypted.key"));
        samples.add("key-encrypted-older", good, files("rsa.pem", "encrypted1.key"));
        samples.add("key-of-another", good, files("rsa.pem", "late.key"));
        samples.add("key-of-another-kind", good, files("rsa.pem", "ec.key"));
        samples.add("key-missing", good, files("rsa.pem", "nowhere.key"));
        samples.add("certificate-missing", good, files("nowhere.pem", "rsa.key"));
        samples.add("key-not-given", good, samples.data("client-certificate-data", "rsa.pem"));
        samples.add("certificate-not-given", good, samples.data("client-key-data", "rsa.key"));
        samples.add(
                "certificate-twice", good, samples.certificate("rsa") + ", " + named("client-certificate", "rsa.pem"));
        samples.add("key-given-twice", good, samples.certificate("rsa") + ", " + named("client-key", "rsa.key"));
        samples.add("key-is-a-certificate", good, files("rsa.pem", "rsa.pem"));
        samples.add("certificate-is-a-key", good, files("rsa.key", "rsa.key"));
        samples.add(
                "key-garbage",
                good,
                samples.data("client-certificate-data", "rsa.pem") + ", client-key-data: " + base64("hello"));
        samples.add(
                "key-no-base64",
                good,
                samples.data("client-certificate-data", "rsa.pem") + ", client-key-data: \"%%\"");
        samples.add("key-empty", good, files("rsa.pem", "empty.pem"));
        samples.add("certificate-expired", good, samples.certificate("late"));
        samples.add("certificate-of-another-authority", good, samples.certificate("foreign"));
        samples.add("certificate-and-token", good, samples.certificate("rsa") + ", " + TOKEN);
        samples.add(
                "certificate-insecure",
                SampleWorld.at(server) + ", insecure-skip-tls-verify: true",
                samples.certificate("ec"));
    }

    private void logins() {
        samples.add("token-file", good, named("tokenFile", "token.txt"));
        samples.add("token-file-missing", good, named("tokenFile", "nowhere.txt"));
        samples.add("token-file-empty", good, named("tokenFile", "empty.txt"));
        samples.add("token-and-file", good, TOKEN + ", " + named("tokenFile", "token.txt"));
        samples.different(
                "a line break at the end of a token is left out", "token-line-break", file(good, "token: \"t0\\n\""));
        samples.add("token-line-break-within", good, "token: \"t0\\nt1\"");
        samples.add("basic", good, "username: me, password: 'open: sesame'");
        samples.add("basic-name-only", good, "username: me");
        samples.add("basic-password-only", good, "password: x");
        samples.add("basic-and-token", good, "username: me, password: x, " + TOKEN);
        samples.add("password-and-token", good, "password: x, " + TOKEN);
        samples.add("as", good, TOKEN + ", as: viewer");
        samples.add(
                "as-all",
                good,
                TOKEN
                        + ", as: viewer, as-uid: \"7\", as-groups: [a, b], as-user-extra: {\"example.org/Reason\":"
                        + " [first, second]}");
        samples.add("as-groups-only", good, TOKEN + ", as-groups: [a]");
        samples.add("as-uid-only", good, TOKEN + ", as-uid: \"7\"");
        samples.add("as-without-token", good, "as: viewer");
    }
}
