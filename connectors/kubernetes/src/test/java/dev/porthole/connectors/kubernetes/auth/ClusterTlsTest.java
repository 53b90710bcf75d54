package dev.porthole.connectors.kubernetes.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.tls.TlsMaterial;
import dev.porthole.connectors.kubernetes.OpenSsl;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorities, certificates and keys as people have them: used, or refused by name. */
class ClusterTlsTest {

    @TempDir
    private static Path folder;

    private static OpenSsl pki;

    @BeforeAll
    static void make() throws Exception {
        Required.or(Optional.of(OpenSsl.isThere()).filter(there -> there), "openssl is not there");
        pki = new OpenSsl(folder);
        pki.authority("ca", 30);
        pki.leaf("rsa", "ca", "rsa:2048", "", 30);
        pki.leaf("ec", "ca", "ec:prime256v1", "", 30);
        pki.leaf("ed", "ca", "ed25519", "", 30);
        pki.run("rsa", "-in", "rsa.key", "-traditional", "-out", "pkcs1.key");
        pki.run("ec", "-in", "ec.key", "-out", "sec1.key");
        pki.run("pkcs8", "-topk8", "-in", "rsa.key", "-passout", "pass:x", "-out", "encrypted.key");
        pki.run("rsa", "-in", "rsa.key", "-traditional", "-aes128", "-passout", "pass:x", "-out", "encrypted1.key");
        pki.run("x509", "-in", "ca.pem", "-outform", "DER", "-out", "ca.der");
        pki.write("hello", "hello\n");
        pki.write("both", pki.text("ec.key") + "between\n" + pki.text("ec.pem"));
        pki.write("damaged", pki.text("ca.pem").replaceFirst("MII.{20}", "MII" + "A".repeat(20)));
        pki.write("cut", pki.text("ca.pem").replaceFirst("-----END.*", ""));
    }

    private static Tls tls(String cluster, String user) throws Exception {
        Path file = Files.writeString(folder.resolve("config"), """
            contexts: [{name: prod, context: {cluster: c, user: me}}]
            clusters: [{name: c, cluster: {server: "https://one.example", %s}}]
            users: [{name: me, user: {%s}}]
            """.formatted(cluster, user));
        Kubeconfig config = Kubeconfig.load(List.of(file));
        assertThat(config.problems()).isEmpty();
        return new ClusterTls(config.currentContext().orElseThrow()).with(Optional.empty());
    }

    private static String data(String file) {
        return Base64.getEncoder().encodeToString(pki.text(file).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"rsa,rsa.key", "rsa,pkcs1.key", "ec,ec.key", "ec,sec1.key", "ed,ed.key"})
    void every_kind_of_key_is_used_from_a_file_and_from_the_kubeconfig(String name, String key) throws Exception {
        Tls files =
                tls("certificate-authority: ca.pem", "client-certificate: %s.pem, client-key: %s".formatted(name, key));
        Tls data = tls(
                "certificate-authority-data: " + data("ca.pem"),
                "client-certificate-data: %s, client-key-data: %s".formatted(data(name + ".pem"), data(key)));

        assertThat(files).isEqualTo(data);
        assertThat(files.identity()).isPresent();
        assertThat(files.authority()).contains(pki.text("ca.pem"));
        assertThat(new TlsMaterial(files).context()).isNotNull();
    }

    @Test
    void certificate_and_key_may_stand_in_one_file() throws Exception {
        assertThat(tls("", "client-certificate: both, client-key: both").identity())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"|76", "newline at the end"})
    void line_breaks_in_base64_count_for_nothing(String kind) throws Exception {
        String base64 = data("ca.pem");
        String text = kind.startsWith("|") ? base64.replaceAll("(.{76})", "$1\\\\n") : base64 + "\\n";
        assertThat(tls("certificate-authority-data: \"" + text + "\"", "").authority())
                .contains(pki.text("ca.pem"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nowhere.pem | auth.authority.file (FOLDER/nowhere.pem)
        hello       | auth.authority (FOLDER/hello, pem.none)
        ca.key      | auth.authority (FOLDER/ca.key, pem.noCertificate)
        ca.der      | auth.authority (FOLDER/ca.der, pem.der)
        damaged     | auth.authority (FOLDER/damaged, pem.certificate)
        cut         | auth.authority (FOLDER/cut, pem.broken)
        """)
    void an_authority_that_cannot_be_used_is_told_with_its_file_and_never_replaced(String file, String why) {
        assertThatThrownBy(() -> tls("certificate-authority: " + file, ""))
                .asInstanceOf(InstanceOfAssertFactories.type(CredentialException.class))
                .satisfies(e -> {
                    assertThat(e.failure()).isInstanceOf(Failure.TlsRejected.class);
                    assertThat(e).hasMessage(why.replace("FOLDER", folder.toString()));
                });
    }

    @Test
    void an_authority_that_is_no_certificate_is_told_with_its_field() {
        assertThatThrownBy(() -> tls("certificate-authority-data: aGVsbG8=", ""))
                .hasMessage("auth.authority (certificate-authority-data, pem.none)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rsa.pem     | nowhere.key    | auth.own.file (FOLDER/nowhere.key)
        nowhere.pem | rsa.key        | auth.own.file (FOLDER/nowhere.pem)
        rsa.pem     | encrypted.key  | auth.key (FOLDER/encrypted.key, pem.encrypted)
        rsa.pem     | encrypted1.key | auth.key (FOLDER/encrypted1.key, pem.encrypted)
        rsa.pem     | rsa.pem        | auth.key (FOLDER/rsa.pem, pem.noKey)
        rsa.pem     | hello          | auth.key (FOLDER/hello, pem.none)
        rsa.key     | rsa.key        | auth.certificate (FOLDER/rsa.key, pem.noCertificate)
        rsa.pem     | ec.key         | auth.mismatch (FOLDER/ec.key, FOLDER/rsa.pem)
        rsa.pem     | ca.key         | auth.mismatch (FOLDER/ca.key, FOLDER/rsa.pem)
        """)
    void a_certificate_or_key_that_cannot_be_used_is_told_with_its_file(String certificate, String key, String why) {
        assertThatThrownBy(() -> tls("", "client-certificate: " + certificate + ", client-key: " + key))
                .asInstanceOf(InstanceOfAssertFactories.type(CredentialException.class))
                .satisfies(e -> {
                    assertThat(e.failure()).isInstanceOf(Failure.Unauthorized.class);
                    assertThat(e).hasMessage(why.replace("FOLDER", folder.toString()));
                });
    }

    @Test
    void what_a_plugin_has_issued_counts_instead() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), """
            contexts: [{name: prod, context: {cluster: c}}]
            clusters: [{name: c, cluster: {server: "https://one.example", tls-server-name: other, insecure-skip-tls-verify: true}}]
            """);
        var issued = new ClientCertificate(pki.text("ec.pem"), new Secret(pki.text("sec1.key")));
        var tls = new ClusterTls(Kubeconfig.load(List.of(file)).currentContext().orElseThrow());

        assertThat(tls.with(Optional.of(issued)))
                .isEqualTo(new Tls(
                        Optional.empty(),
                        Optional.of(new Tls.Identity(pki.text("ec.pem"), new Secret(pki.text("sec1.key")))),
                        Optional.of("other"),
                        false));
        assertThatThrownBy(() -> tls.with(Optional.of(new ClientCertificate(pki.text("ec.pem"), new Secret("x")))))
                .hasMessage("auth.key (clientKeyData, pem.none)");
    }
}
