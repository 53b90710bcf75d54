package dev.porthole.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.AlarmChoices;
import dev.porthole.app.command.Options;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.connect.ClusterOpener;
import dev.porthole.app.restarts.KeptLines;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.terminal.ReportTaker;
import dev.porthole.views.time.TimeChoice;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SessionTest {

    private static final int SESSIONS = 10;

    @TempDir
    private Path folder;

    private ClusterOpener opener;
    private SettingsStore settings;

    @BeforeEach
    void asAtTheStart() {
        opener = new ClusterOpener(Map.of(), folder, InstantSource.system());
        settings = new SettingsStore(
                new SettingsFile(folder.resolve("settings.json")), new SettingsFile(folder.resolve("s")).load());
    }

    private Session open(Options options) {
        return open(options, Duration.ofSeconds(5));
    }

    private Session open(Options options, Duration refresh) {
        return new Session(
                engine -> opener.open(options, "", settings::cluster, engine),
                InstantSource.system(),
                refresh,
                new TimeChoice.Last(Duration.ofHours(1)),
                "",
                new KeptLines(() -> true, keep -> {}),
                cluster -> AlarmChoices.NONE);
    }

    private Options deadCluster() throws Exception {
        return SampleOptions.kubeconfig(Files.writeString(folder.resolve("config"), """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
            users: [{name: u, user: {}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            """));
    }

    @Test
    void nothing_of_a_closed_session_stays_reachable() throws Exception {
        for (Options options : List.of(SampleOptions.demo(), deadCluster())) {
            List<WeakReference<Session>> opened = new ArrayList<>();
            Session last = null;
            for (int i = 0; i < SESSIONS; i++) {
                if (last != null) {
                    last.close();
                }
                last = open(options);
                last.restarts();
                new ReportTaker(InstantSource.system()).take(last, "", Duration.ofSeconds(20));
                opened.add(new WeakReference<>(last));
            }

            assertThat(alive(opened)).isEqualTo(1);
            last.close();
        }
    }

    private static long alive(List<WeakReference<Session>> sessions) throws InterruptedException {
        long alive = SESSIONS;
        for (int i = 0; i < 50 && alive > 1; i++) {
            System.gc();
            // threads that were told to end take a moment
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            alive = sessions.stream().filter(session -> session.get() != null).count();
        }
        return alive;
    }

    @Test
    void diagnostics_name_versions_connections_and_what_went_wrong() throws Exception {
        try (Session session = open(deadCluster())) {
            new ReportTaker(InstantSource.system()).take(session, "", Duration.ofSeconds(20));

            assertThat(session.diagnostics().text())
                    .contains("Porthole ", "Java " + System.getProperty("java.version"), "cluster c")
                    .contains("kubernetes: FAILED since ", "x1 Unreachable", "prometheus: ")
                    .contains("rights are not known: Unreachable");
        }
    }

    @Test
    void a_kubeconfig_that_changes_ends_the_waiting() throws Exception {
        Options options = deadCluster();
        try (Session session = open(options, Duration.ofMinutes(10));
                var listening = session.cluster().workloads().state().subscribe(state -> {})) {
            await(() -> attempts(session) > 0);
            int before = attempts(session);
            Path file = options.kubeconfig().orElseThrow();
            Files.writeString(file, Files.readString(file).replace("user: {}", "user: {token: another}"));

            await(() -> attempts(session) > before);
        }
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 600 && !what.getAsBoolean(); i++) {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    private static int attempts(Session session) {
        return session.cluster().workloads().pastFailures().stream()
                .mapToInt(past -> past.times())
                .sum();
    }
}
