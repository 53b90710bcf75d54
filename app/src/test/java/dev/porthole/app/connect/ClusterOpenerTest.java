package dev.porthole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.Options;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.status.ConnectionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is opened when the kubeconfig does not say it well: never another cluster than the one that was meant. */
@Timeout(60)
class ClusterOpenerTest {

    private static final String OTHER = """
        contexts: [{name: production, context: {cluster: c}}, {name: broken, context: {cluster: nowhere}}]
        clusters: [{name: c, cluster: {server: "https://production.invalid"}}]
        """;

    @TempDir
    private Path folder;

    @Test
    void a_current_context_that_is_not_there_is_told_and_no_other_opened() throws Exception {
        Options options = options("current-context: gone\n" + OTHER);

        assertThat(opener().problem(options)).isEmpty();
        assertThat(failure(options))
                .isEqualTo(new Failure.NotFound("Kubernetes", Detail.of("kubeconfig.noContext", "gone")));
    }

    @Test
    void a_current_context_that_cannot_be_used_is_told_with_its_reason() throws Exception {
        assertThat(failure(options("current-context: broken\n" + OTHER)))
                .isEqualTo(new Failure.NotFound(
                        "Kubernetes",
                        Detail.of("kubeconfig.context", "broken", Detail.of("kubeconfig.noCluster", "nowhere"))));
    }

    @Test
    void several_contexts_without_a_current_one_are_left_to_choose_from() throws Exception {
        Options options = options(OTHER);

        assertThat(failure(options)).isEqualTo(new Failure.NotFound("Kubernetes", Detail.of("kubeconfig.noCurrent")));
        assertThat(opener().contexts(options).latest().known().orElseThrow()).containsExactly("production");
    }

    @Test
    void a_file_without_a_context_is_told_and_never_the_sample() throws Exception {
        assertThat(said(options("kind: Config\n"))).contains("no context stands in the kubeconfig");
        assertThat(said(options("contexts: [")))
                .contains("config: it cannot be read as YAML at line", "--demo")
                .doesNotContain("Exception");
        assertThat(said(options("users: [{name: u, user: {token: 12}}]")))
                .contains("users[0].user.token must be text: put it in quotes");
    }

    private Options options(String yaml) throws IOException {
        return SampleOptions.kubeconfig(Files.writeString(folder.resolve("config"), yaml));
    }

    private ClusterOpener opener() {
        return new ClusterOpener(Map.of(), folder, InstantSource.system());
    }

    private String said(Options options) {
        return new Messages(Locale.ENGLISH).text(opener().problem(options).orElseThrow());
    }

    private Failure failure(Options options) throws Exception {
        var file = new SettingsFile(folder.resolve("settings.json"));
        var settings = new SettingsStore(file, file.load());
        var failures = new LinkedBlockingQueue<Failure>();
        try (Timer.Closing timer = Timer.real();
                var engine = PollEngine.real(timer, Duration.ofSeconds(1));
                var cluster = opener().open(options, "", settings::cluster, engine);
                var listening = cluster.workloads()
                        .state()
                        .subscribe(now ->
                                now.known().flatMap(ConnectionState::problem).ifPresent(failures::add))) {
            assertThat(cluster.demo()).isFalse();
            assertThat(listening).isNotNull();
            Failure failure = failures.poll(30, TimeUnit.SECONDS);
            assertThat(failure).as("what is wrong").isNotNull();
            return failure;
        }
    }
}
