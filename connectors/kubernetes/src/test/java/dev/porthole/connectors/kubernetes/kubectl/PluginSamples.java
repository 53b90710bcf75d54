package dev.porthole.connectors.kubernetes.kubectl;

import static dev.porthole.connectors.kubernetes.kubectl.Samples.exec;

import java.util.List;

/** Programs that print credentials. */
final class PluginSamples {

    private static final String TOKEN = "token: t0";

    private final SampleWorld world;
    private final Samples samples;
    private final String good;

    PluginSamples(SampleWorld world, Samples samples) {
        this.world = world;
        this.samples = samples;
        this.good = world.good();
    }

    void add() {
        plugins();
    }

    private void plugins() {
        samples.plugin("print-token", "\"token\":\"t1\"");
        samples.plugin("print-expired", "\"token\":\"t1\",\"expirationTimestamp\":\"2020-01-01T00:00:00Z\"");
        samples.plugin(
                "print-certificate",
                "\"clientCertificateData\":" + samples.json("ec.pem") + ",\"clientKeyData\":" + samples.json("ec.key"));
        samples.plugin(
                "print-sec1",
                "\"clientCertificateData\":" + samples.json("ec.pem") + ",\"clientKeyData\":"
                        + samples.json("sec1.key"));
        samples.plugin(
                "print-both",
                "\"token\":\"t1\",\"clientCertificateData\":" + samples.json("rsa.pem") + ",\"clientKeyData\":"
                        + samples.json("rsa.key"));
        samples.plugin("print-half", "\"token\":\"t1\",\"clientCertificateData\":" + samples.json("rsa.pem"));
        samples.plugin(
                "print-encrypted",
                "\"clientCertificateData\":" + samples.json("rsa.pem") + ",\"clientKeyData\":"
                        + samples.json("encrypted.key"));
        samples.plugin("print-nothing", "");
        String token = Samples.credential("client.authentication.k8s.io/v1", "\"token\":\"t1\"");
        String beta = Samples.credential("client.authentication.k8s.io/v1beta1", "\"token\":\"t1\"");
        samples.script("print-beta", "echo '" + beta + "'\n");
        samples.script("print-mark", "printf '\\357\\273\\277'; echo '" + token + "'\n");
        samples.script("print-noise", "echo 'a warning {' >&2; echo '" + token + "'\n");
        samples.script("print-words", "echo hello\n");
        samples.script("print-after", "echo '" + token + "'; exit 3\n");
        samples.script("print-kind", "echo '" + token.replace("ExecCredential", "Other") + "'\n");
        samples.script(
                "print-yaml",
                "printf 'kind: ExecCredential\\n"
                        + "apiVersion: client.authentication.k8s.io/v1\\n"
                        + "status: {token: t1}\\n"
                        + "'\n");
        samples.script(
                "print-argument",
                "echo \"{\\\"kind\\\":\\\"ExecCredential\\\",\\\"apiVersion\\\":\\\"client.authentication.k8s.io/v1\\\",\\\"status\\\":{\\\"token\\\":\\\"$1-$REGION\\\"}}\"\n");
        samples.script(
                "print-if-told",
                "case \"$KUBERNETES_EXEC_INFO\" in"
                        + " *certificate-authority-data*127.0.0.1*|*127.0.0.1*certificate-authority-data*) echo '"
                        + token + "';; *) exit 4;; esac\n");
        for (String name : List.of(
                "token",
                "expired",
                "certificate",
                "sec1",
                "both",
                "half",
                "encrypted",
                "nothing",
                "noise",
                "words",
                "after",
                "kind",
                "beta")) {
            samples.add("exec-" + name, good, exec("command: ./print-" + name));
        }
        samples.add("exec-mark", good, exec("command: ./print-mark"));
        samples.add("exec-yaml", good, exec("command: ./print-yaml"));
        samples.add("exec-absolute", good, exec("command: " + world.pki().file("print-token")));
        samples.add(
                "exec-arguments",
                good,
                exec("command: ./print-argument, args: [\"a $HOME; b\"], env: [{name: REGION, value: north}]"));
        samples.add("exec-unnamed-variable", good, exec("command: ./print-token, env: [{value: north}]"));
        samples.add("exec-cluster-info", good, exec("command: ./print-if-told, provideClusterInfo: true"));
        samples.add("exec-no-cluster-info", good, exec("command: ./print-if-told"));
        samples.script(
                "print-if-configured",
                "case \"$KUBERNETES_EXEC_INFO\" in *'\"config\":{\"audience\":\"a\",\"days\":7}'*) echo '" + token
                        + "';; *) exit 4;; esac\n");
        samples.add(
                "exec-cluster-config",
                good + ", extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: a, days: 7}}]",
                exec("command: ./print-if-configured, provideClusterInfo: true"));
        samples.add("exec-missing", good, exec("command: no-such-plugin, installHint: get it"));
        samples.add("exec-no-command", good, exec("args: [x]"));
        samples.add(
                "exec-beta-mode-absent",
                good,
                "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./print-beta}");
        samples.add(
                "exec-mode-absent",
                good,
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./print-token}");
        samples.add(
                "exec-mode-unknown",
                good,
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./print-token, interactiveMode: Maybe}");
        samples.add(
                "exec-mode-always",
                good,
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./print-token, interactiveMode: Always}");
        samples.add(
                "exec-mode-if-available",
                good,
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./print-token, interactiveMode:"
                        + " IfAvailable}");
        samples.add("exec-no-version", good, "exec: {command: ./print-token, interactiveMode: Never}");
        samples.add(
                "exec-alpha",
                good,
                "exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: ./print-token, interactiveMode:"
                        + " Never}");
        samples.add("exec-and-token", good, TOKEN + ", " + exec("command: ./print-words"));
        samples.add("exec-and-certificate", good, samples.certificate("rsa") + ", " + exec("command: ./print-words"));
        samples.add("exec-and-provider", good, exec("command: ./print-token") + ", auth-provider: {name: oidc}");
    }
}
