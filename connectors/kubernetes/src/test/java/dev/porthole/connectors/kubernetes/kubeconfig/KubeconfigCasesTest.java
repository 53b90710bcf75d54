package dev.porthole.connectors.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd kubeconfigs that people have, and what kubectl makes of them. */
class KubeconfigCasesTest {

    @TempDir
    private Path folder;

    private Kubeconfig load(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream text = KubeconfigCasesTest.class.getResourceAsStream("kubeconfig-" + name + ".yaml")) {
            Files.copy(text, file);
        }
        return Kubeconfig.load(List.of(file));
    }

    private Kubeconfig read(String yaml) throws IOException {
        return Kubeconfig.load(List.of(Files.writeString(folder.resolve("config"), yaml)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-null", "user-key-absent", "user-missing"})
    void without_a_user_one_is_nobody(String name) throws IOException {
        Kubeconfig config = load(name);

        assertThat(config.problems()).isEmpty();
        assertThat(config.currentContext().orElseThrow().user()).isEqualTo(UserAuth.anonymous("u"));
    }

    @Test
    void a_current_context_that_is_not_there_is_told_and_no_other_taken() throws IOException {
        Kubeconfig config = load("current-missing");

        assertThat(config.currentContext()).isEmpty();
        assertThat(config.currentProblem()).contains(Detail.of("kubeconfig.noContext", "gone"));
        assertThat(config.contexts()).extracting(ClusterContext::name).containsExactly("one");
    }

    @Test
    void a_current_context_whose_user_is_not_there_is_opened_as_nobody() throws IOException {
        Kubeconfig config = load("current-broken-two");

        assertThat(config.currentContext().orElseThrow().user()).isEqualTo(UserAuth.anonymous("nobody"));
    }

    @Test
    void merge_keys_are_followed() throws IOException {
        ClusterContext one = load("anchor-merge").currentContext().orElseThrow();

        assertThat(one.cluster().server()).hasPort(42845);
        assertThat(one.cluster().insecure()).isTrue();
    }

    @Test
    void only_the_first_document_counts() throws IOException {
        Kubeconfig config = load("two-documents");

        assertThat(config.contexts()).extracting(ClusterContext::name).containsExactly("one");
    }

    @Test
    void four_megabytes_are_read() throws IOException {
        var yaml =
                new StringBuilder("current-context: c-9999\nclusters: [{name: c, cluster: {server: 'https://x'}}]\n");
        yaml.append("contexts:\n");
        for (int i = 0; i < 10_000; i++) {
            yaml.append("- name: c-")
                    .append(i)
                    .append("\n  context: {cluster: c, user: u-")
                    .append(i)
                    .append("}\n");
        }
        yaml.append("users:\n");
        for (int i = 0; i < 10_000; i++) {
            yaml.append("- name: u-")
                    .append(i)
                    .append("\n  user:\n    token: ")
                    .append("x".repeat(350))
                    .append('\n');
        }
        assertThat(yaml.length()).isGreaterThan(4 << 20);

        Kubeconfig config = read(yaml.toString());

        assertThat(config.contexts()).hasSize(10_000);
        assertThat(config.currentContext().orElseThrow().user().name()).isEqualTo("u-9999");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {token: 12345}                                  | kubeconfig.type.text (users[0].user.token)
        {token: yes}                                    | kubeconfig.type.text (users[0].user.token)
        {token: [a]}                                    | kubeconfig.type.text (users[0].user.token)
        {as-groups: a}                                  | kubeconfig.type.list (users[0].user.as-groups)
        {as-user-extra: {why: [y]}}                     | kubeconfig.type.text (users[0].user.as-user-extra.why[0])
        [token]                                         | kubeconfig.type.fields (users[0].user)
        {client-key-data: "%%"}                         | kubeconfig.base64 (users[0].user.client-key-data)
        {client-key-data: "YQ"}                         | kubeconfig.base64 (users[0].user.client-key-data)
        {client-key: "a\\0b"}                           | kubeconfig.noPath (users[0].user.client-key)
        """)
    void what_kubectl_cannot_read_is_told_with_its_place(String user, String why) throws IOException {
        Kubeconfig config = read(with("server: https://x", user));

        assertThat(config.contexts()).isEmpty();
        assertThat(config.problems()).singleElement().asString().endsWith("config, " + why + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        server: https://x                                                      | {token: a, username: b}                     | kubeconfig.twoLogins (u)
        server: https://x                                                      | {as-uid: "1"}                               | kubeconfig.impersonation (u)
        server: https://x                                                      | {client-certificate: a}                     | kubeconfig.noKey (u)
        server: https://x                                                      | {client-certificate: a, client-certificate-data: YWFh, client-key: b} | kubeconfig.twoCertificates (u)
        server: https://x                                                      | {exec: {command: a, apiVersion: client.authentication.k8s.io/v1}} | kubeconfig.plugin.mode (u)
        server: https://x                                                      | {exec: {command: a, apiVersion: v2}}        | kubeconfig.plugin.version (u, v2)
        server: https://x, proxy-url: 'proxy:3128'                             | {}                                          | kubeconfig.proxy (c)
        server: https://x, certificate-authority: a, insecure-skip-tls-verify: true   | {}                                   | kubeconfig.insecureAuthority (c)
        server: 'x:6443', certificate-authority: a                             | {}                                          | kubeconfig.noScheme (c)
        server: https://:6443                                                  | {}                                          | kubeconfig.server (c)
        namespace: none                                                        | {}                                          | kubeconfig.noServer (c)
        """)
    void what_kubectl_does_not_connect_with_is_told_and_matters_only_there(String cluster, String user, String why)
            throws IOException {
        Kubeconfig config = read(with(cluster, user)
                .replace("contexts:", "contexts:\n- {name: two, context: {cluster: other}}")
                .replace("clusters:", "clusters:\n- {name: other, cluster: {server: 'https://y'}}"));

        assertThat(config.contexts()).extracting(ClusterContext::name).containsExactly("two");
        assertThat(config.refused())
                .hasEntrySatisfying("one", said -> assertThat(said).hasToString(why));
        assertThat(config.currentContext()).isEmpty();
    }

    @Test
    void whom_to_act_as_is_read_and_becomes_headers() throws IOException {
        Impersonation as = read(with(
                        "server: https://x",
                        "{as: viewer, as-uid: \"7\", as-groups: [a, b], as-user-extra: {\"x.org/Why %\": [one, two]}}"))
                .currentContext()
                .orElseThrow()
                .user()
                .impersonation();

        assertThat(as)
                .isEqualTo(new Impersonation(
                        "viewer", "7", List.of("a", "b"), Map.of("x.org/Why %", List.of("one", "two"))));
        assertThat(as.headers())
                .containsExactly(
                        new Impersonation.Header("Impersonate-User", "viewer"),
                        new Impersonation.Header("Impersonate-Uid", "7"),
                        new Impersonation.Header("Impersonate-Group", "a"),
                        new Impersonation.Header("Impersonate-Group", "b"),
                        new Impersonation.Header("Impersonate-Extra-x.org%2FWhy%20%25", "one"),
                        new Impersonation.Header("Impersonate-Extra-x.org%2FWhy%20%25", "two"));
    }

    @Test
    void anchors_that_multiply_are_stopped_in_time() throws IOException {
        var yaml = new StringBuilder("a0: &a0 {");
        for (int i = 0; i < 1_000; i++) {
            yaml.append("k").append(i).append(": v, ");
        }
        yaml.append("}\n");
        for (int i = 1; i < 9; i++) {
            yaml.append("a%d: &a%d {<<: [%s]}\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(300)));
        }
        long begin = System.nanoTime();

        Kubeconfig config = read(yaml.toString());

        assertThat(config.problems()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void what_is_nested_too_deep_is_no_kubeconfig() throws IOException {
        assertThat(read("a: " + "[".repeat(100_000)).problems()).hasSize(1);
        assertThat(read("a: " + "{a: ".repeat(50_000)).problems()).hasSize(1);
    }

    private static String with(String cluster, String user) {
        return """
            current-context: one
            contexts:
            - {name: one, context: {cluster: c, user: u}}
            clusters:
            - {name: c, cluster: {CLUSTER}}
            users:
            - name: u
              user: USER
            """.replace("CLUSTER", cluster).replace("USER", user);
    }
}
