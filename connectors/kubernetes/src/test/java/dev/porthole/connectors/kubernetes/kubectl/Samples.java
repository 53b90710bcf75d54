package dev.porthole.connectors.kubernetes.kubectl;

import dev.porthole.connectors.kubernetes.OpenSsl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kubeconfigs of one context, each odd in one way. */
final class Samples {

    /** @param difference why Porthole answers otherwise than kubectl on purpose; null when it does not */
    record Sample(String name, String yaml, @Nullable String difference) {}

    private final OpenSsl pki;
    private final List<Sample> all = new ArrayList<>();

    Samples(OpenSsl pki) {
        this.pki = pki;
    }

    List<Sample> all() {
        return List.copyOf(all);
    }

    void add(String name, String yaml) {
        all.add(new Sample(name, yaml, null));
    }

    void different(String why, String name, String yaml) {
        all.add(new Sample(name, yaml, why));
    }

    /** One context with these fields of its cluster and user, in YAML's flow style. */
    void add(String name, String cluster, String user) {
        add(name, file(cluster, user));
    }

    static String file(String cluster, String user) {
        return """
            apiVersion: v1
            kind: Config
            current-context: one
            clusters:
            - name: c
              cluster: {CLUSTER}
            contexts:
            - name: one
              context: {cluster: c, user: u, namespace: shop}
            users:
            - name: u
              user: {USER}
            """.replace("CLUSTER", cluster).replace("USER", user);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A field with a file's content in base64. */
    String data(String field, String file) {
        return field + ": " + base64(pki.text(file));
    }

    /** A field with the name of a file beside the kubeconfig. */
    static String named(String field, String file) {
        return field + ": " + file;
    }

    /** As {@link #data}, cut into lines as base64(1) prints them. */
    String lines(String field, String file) {
        String text = Base64.getMimeEncoder(76, new byte[] {'\n'})
                .encodeToString(pki.text(file).getBytes(StandardCharsets.UTF_8));
        return field + ": \"" + text.replace("\n", "\\n") + "\\n\"";
    }

    String certificate(String name) {
        return certificate(name + ".pem", name + ".key");
    }

    String certificate(String certificate, String key) {
        return data("client-certificate-data", certificate) + ", " + data("client-key-data", key);
    }

    static String files(String certificate, String key) {
        return named("client-certificate", certificate) + ", " + named("client-key", key);
    }

    static String exec(String more) {
        return "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, " + more + "}";
    }

    /** A program that prints a credential with these fields of its status, in JSON. */
    void plugin(String name, String status) {
        script(name, "cat <<'END'\n" + credential("client.authentication.k8s.io/v1", status) + "\nEND\n");
    }

    static String credential(String version, String status) {
        return "{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + version + "\",\"status\":{" + status + "}}";
    }

    void script(String name, String body) {
        pki.write(name, "#!/bin/sh\n" + body);
        if (!pki.file(name).toFile().setExecutable(true)) {
            throw new IllegalStateException("not executable: " + name);
        }
    }

    /** A file's content as a text of JSON. */
    String json(String file) {
        return "\"" + pki.text(file).replace("\n", "\\n") + "\"";
    }
}
