package dev.porthole.connectors.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {

    @TempDir
    Path folder;

    private Path file(String name, String yaml) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, yaml);
    }

    private static final String ONE = """
        apiVersion: v1
        kind: Config
        current-context: one
        contexts:
        - {name: one, context: {cluster: c1, user: u1, namespace: shop}}
        clusters:
        - {name: c1, cluster: {server: "https://one.example:6443", certificate-authority: pki/ca.crt}}
        users:
        - {name: u1, user: {client-certificate: pki/me.crt, client-key: pki/me.key}}
        """;

    @Test
    void files_come_from_the_variable_or_from_the_home_folder() {
        assertThat(Kubeconfig.files(
                        Map.of("KUBECONFIG", "/a" + File.pathSeparator + "/b" + File.pathSeparator), folder))
                .containsExactly(Path.of("/a"), Path.of("/b"));
        assertThat(Kubeconfig.files(Map.of(), folder))
                .containsExactly(folder.resolve(".kube").resolve("config"));
    }

    @Test
    void the_first_file_wins_with_the_whole_entry() throws IOException {
        Path first = file("first", ONE);
        Path second = file("second", """
            current-context: two
            contexts:
            - {name: one, context: {cluster: c2, user: u2}}
            - {name: two, context: {cluster: c1, user: u2}}
            clusters:
            - {name: c1, cluster: {server: "https://other.example"}}
            users:
            - {name: u2, user: {token: abc}}
            """);
        Kubeconfig config = Kubeconfig.load(List.of(first, second));
        assertThat(config.current()).isEqualTo("one");
        assertThat(config.contexts()).extracting(ClusterContext::name).containsExactly("one", "two");
        ClusterContext two = config.context("two").orElseThrow();
        assertThat(two.cluster().server()).hasHost("one.example");
        assertThat(two.user().token().value().orElseThrow().reveal()).isEqualTo("abc");
        assertThat(config.context("one").orElseThrow().namespace()).isEqualTo("shop");
    }

    @Test
    void relative_paths_start_at_the_file_they_stand_in() throws IOException {
        ClusterContext one = Kubeconfig.load(List.of(file("deep/er/config", ONE)))
                .currentContext()
                .orElseThrow();
        assertThat(one.cluster().authority().file()).contains(folder.resolve("deep/er/pki/ca.crt"));
        assertThat(one.user().key().file()).contains(folder.resolve("deep/er/pki/me.key"));
    }

    @Test
    void missing_files_are_passed_over_and_broken_ones_are_told_without_their_text() throws IOException {
        Kubeconfig config = Kubeconfig.load(List.of(
                folder.resolve("missing"), file("broken", "users: [{user: {token: hidden-token}"), file("ok", ONE)));
        assertThat(config.contexts()).hasSize(1);
        assertThat(config.problems())
                .singleElement()
                .asString()
                .contains("broken")
                .doesNotContain("hidden-token");
    }

    @Test
    void a_context_without_its_cluster_is_told_and_one_without_its_user_is_nobody() throws IOException {
        Kubeconfig config = Kubeconfig.load(List.of(file("config", """
            contexts:
            - {name: a, context: {cluster: nowhere, user: me}}
            - {name: b, context: {cluster: here, user: nobody}}
            - {name: c, context: {cluster: here}}
            clusters:
            - {name: here, cluster: {server: "https://x"}}
            """)));
        assertThat(config.contexts()).extracting(ClusterContext::name).containsExactly("b", "c");
        assertThat(config.refused()).containsOnly(Map.entry("a", Detail.of("kubeconfig.noCluster", "nowhere")));
        assertThat(config.problem("a"))
                .contains(Detail.of("kubeconfig.context", "a", Detail.of("kubeconfig.noCluster", "nowhere")));
        assertThat(config.context("b").orElseThrow().user()).isEqualTo(UserAuth.anonymous("nobody"));
        assertThat(config.currentContext()).isEmpty();
        assertThat(config.currentProblem()).contains(Detail.of("kubeconfig.noCurrent"));
    }

    @Test
    void a_plugin_is_read_and_not_run() throws IOException {
        Path marker = folder.resolve("marker");
        ClusterContext context = Kubeconfig.load(List.of(file("config", """
            contexts: [{name: a, context: {cluster: here, user: me}}]
            clusters: [{name: here, cluster: {server: "https://x", tls-server-name: api.internal, proxy-url: "http://proxy:3128"}}]
            users:
            - name: me
              user:
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: touch
                  args: ["%s"]
                  env: [{name: REGION, value: north}]
                  installHint: get it
                  provideClusterInfo: true
                  interactiveMode: IfAvailable
            """.formatted(marker))))
                .currentContext()
                .orElseThrow();
        ExecPlugin plugin = context.user().exec().orElseThrow();
        assertThat(plugin.command()).isEqualTo("touch");
        assertThat(plugin.environment()).containsEntry("REGION", "north");
        assertThat(plugin.provideClusterInfo()).isTrue();
        assertThat(context.cluster().tlsServerName()).isEqualTo("api.internal");
        assertThat(context.cluster().proxy())
                .hasValueSatisfying(proxy -> assertThat(proxy).hasPort(3128));
        assertThat(marker).doesNotExist();
    }

    @Test
    void secrets_do_not_show_in_text() throws IOException {
        Kubeconfig config = Kubeconfig.load(List.of(file("config", """
            contexts: [{name: a, context: {cluster: here, user: me}}]
            clusters: [{name: here, cluster: {server: "https://x"}}]
            users: [{name: me, user: {tokenFile: t, username: me, password: hidden-2, client-key-data: aGlkZGVuLTM=,
              exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: x, args: [hidden-4], env: [{name: A, value: hidden-5}]}}}]
            """)));
        assertThat(config.toString()).contains("https://x").doesNotContain("hidden-");
    }
}
