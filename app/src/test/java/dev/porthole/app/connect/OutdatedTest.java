package dev.porthole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class OutdatedTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<Observation<Outdated>> heard = new LinkedBlockingQueue<>();

    @Test
    void a_token_that_renewed_itself_is_no_news_but_another_login_or_server_is() throws Exception {
        String login = "auth-provider: {name: oidc, config: {client-id: %s, id-token: %s, refresh-token: %s}}";
        write("one", login.formatted("porthole", "a", "b"));
        var file = new SettingsFile(folder.resolve("settings.json"));
        var settings = new SettingsStore(file, file.load());
        try (Timer.Closing timer = Timer.real();
                var engine = PollEngine.real(timer, Duration.ofSeconds(1));
                var cluster = new ClusterOpener(Map.of(), folder, InstantSource.system())
                        .open(SampleOptions.kubeconfig(folder.resolve("config")), "", settings::cluster, engine);
                Subscription listening = cluster.outdated().subscribe(heard::add)) {
            assertThat(next()).isEqualTo(Outdated.NO);

            write("one", login.formatted("porthole", "c", "d"));
            assertThat(next()).isEqualTo(Outdated.NO);

            write("one", login.formatted("another", "c", "d"));
            assertThat(next()).isEqualTo(Outdated.LOGIN);

            write("two", "token: x");
            assertThat(next()).isEqualTo(Outdated.SERVER);
        }
    }

    private Outdated next() throws InterruptedException {
        Observation<Outdated> now = heard.poll(40, TimeUnit.SECONDS);
        assertThat(now).as("what the file has").isNotNull();
        return now.known().orElseThrow();
    }

    /** Whoever looks meanwhile sees the old file or the new one, and nothing in between, which would be news too. */
    private void write(String server, String user) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), """
            contexts:
            - {name: one, context: {cluster: one, user: one}}
            clusters:
            - {name: one, cluster: {server: "https://%s.invalid"}}
            users:
            - {name: one, user: {%s}}
            """.formatted(server, user));
        Files.move(next, folder.resolve("config"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
