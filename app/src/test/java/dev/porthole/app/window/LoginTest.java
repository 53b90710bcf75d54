package dev.porthole.app.window;

import static dev.porthole.connectors.kubernetes.server.FakeApiServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import dev.porthole.views.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that has a person log in in a browser: the window says where, and is there as soon as it is done. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class LoginTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void the_card_says_where_to_log_in_and_the_cluster_is_there_afterwards() throws Exception {
        Path done = folder.resolve("logged-in");
        try (var server = new FakeApiServer(exchange -> {
                    boolean known =
                            "Bearer sesame".equals(exchange.getRequestHeaders().getFirst("Authorization"));
                    answer(exchange, known ? 200 : 401, "{\"gitVersion\":\"v1.36.1\",\"items\":[]}");
                });
                var window = new OpenWindow(
                        SampleOptions.kubeconfig(kubeconfig(server, done)), folder, Theme.LIGHT, 1000, 700)) {
            window.await(
                    "that a login is needed",
                    SOON,
                    () -> window.texts(".status-bar").contains("Kubernetes login needed"));
            window.openConnection("Kubernetes");
            window.await(
                    "where to log in",
                    SOON,
                    () -> window.texts(".connection-card").contains("https://login.example/device"));
            assertThat(window.texts(".connection-card")).contains("Copy the address");
            window.picture("login-light-small");

            Files.createFile(done);

            window.await("the cluster", SOON, () -> !window.texts(".status-bar").contains("login needed"));
            window.await(
                    "its version", SOON, () -> window.texts(".connection-card").contains("Kubernetes v1.36.1"));
        }
    }

    private Path kubeconfig(FakeApiServer server, Path done) throws IOException {
        Path plugin = Files.writeString(folder.resolve("plugin"), """
            #!/bin/sh
            echo 'To sign in, open https://login.example/device and enter the code AB12-CD34.' >&2
            while [ ! -e "%s" ]; do sleep 0.1; done
            echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"sesame"}}'
            """.formatted(done));
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        return Files.writeString(folder.resolve("kubeconfig"), """
            contexts:
            - {name: prod, context: {cluster: prod, user: me}}
            clusters:
            - {name: prod, cluster: {server: "%s"}}
            users:
            - {name: me, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin,
                interactiveMode: IfAvailable}}}
            """.formatted(
                        server.context(FakeApiServer.token("")).cluster().server()));
    }
}
