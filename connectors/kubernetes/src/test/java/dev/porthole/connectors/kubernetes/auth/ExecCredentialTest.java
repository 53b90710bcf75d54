package dev.porthole.connectors.kubernetes.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ExecPlugin;
import dev.porthole.connectors.kubernetes.kubeconfig.PemSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Plugins are small shell scripts here; the runner itself never uses a shell. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class ExecCredentialTest {

    private static final String VERSION = "client.authentication.k8s.io/v1";

    /** In which a script surely has begun, on a busy machine too. */
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private static final ApiEndpoint CLUSTER = new ApiEndpoint(
            "c", URI.create("https://api.example:6443"), PemSource.of("CA"), false, "", Optional.empty());

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T10:00:00Z"));

    private ExecPlugin plugin(String script, String interactiveMode, String... arguments) throws IOException {
        Path file = Files.writeString(
                folder.resolve("plugin"), "#!/bin/sh\necho run >> \"" + folder.resolve("runs") + "\"\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return new ExecPlugin(
                VERSION,
                "./plugin",
                List.of(arguments),
                Map.of("REGION", "north"),
                "Install it from example.org",
                true,
                interactiveMode,
                folder);
    }

    private ExecCredentialRunner runner(ExecPlugin plugin, Duration limit) {
        return new ExecCredentialRunner(
                "prod",
                plugin,
                CLUSTER,
                new PluginEnvironment(Map.of("PATH", System.getenv("PATH"), "TERM", "dumb")),
                limit);
    }

    private ExecCredentialRunner runner(String script) throws IOException {
        return runner(plugin(script, "IfAvailable"), Duration.ofSeconds(30));
    }

    private int runs() throws IOException {
        Path runs = folder.resolve("runs");
        return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
    }

    private static String token(String token, String expires) {
        return "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + VERSION + "\",\"status\":{\"token\":\"" + token
                + "\"" + (expires.isEmpty() ? "" : ",\"expirationTimestamp\":\"" + expires + "\"") + "}}'\n";
    }

    private static Failure failure(ExecCredentialRunner runner) {
        var thrown = new AtomicReference<Failure>();
        assertThatThrownBy(runner::issue)
                .asInstanceOf(InstanceOfAssertFactories.type(CredentialException.class))
                .satisfies(e -> thrown.set(e.failure()));
        return thrown.get();
    }

    @Test
    void remarks_on_standard_error_do_not_break_the_answer() throws Exception {
        IssuedCredential issued = runner("echo 'a warning {' >&2\n" + token("abc", "2026-01-31T11:00:00Z"))
                .issue();
        assertThat(issued.token().orElseThrow().reveal()).isEqualTo("abc");
        assertThat(issued.expires()).contains(Instant.parse("2026-01-31T11:00:00Z"));
    }

    @Test
    void the_plugin_is_told_about_the_cluster_and_that_nobody_can_type() throws Exception {
        runner("echo \"$KUBERNETES_EXEC_INFO $REGION\" > \"" + folder.resolve("info") + "\"\n" + token("abc", ""))
                .issue();
        assertThat(Files.readString(folder.resolve("info")))
                .contains("\"interactive\":false")
                .contains("\"server\":\"https://api.example:6443\"")
                .contains("\"certificate-authority-data\":\"Q0E=\"")
                .contains(" north");
    }

    @Test
    void arguments_are_never_read_by_a_shell() throws Exception {
        Path marker = folder.resolve("marker");
        String hostile = "x; touch " + marker + " $(touch " + marker + ")";
        runner(
                        plugin(
                                "echo \"$1\" > \"" + folder.resolve("argument") + "\"\n" + token("abc", ""),
                                "Never",
                                hostile),
                        Duration.ofSeconds(30))
                .issue();
        assertThat(Files.readString(folder.resolve("argument")).strip()).isEqualTo(hostile);
        assertThat(marker).doesNotExist();
    }

    @Test
    void a_plugin_that_hangs_is_killed_with_its_children() throws Exception {
        var slow =
                runner(plugin("sleep 600 &\necho $! > \"" + folder.resolve("child") + "\"\nwait\n", "Never"), A_WHILE);
        TestCluster.await("a run that came far enough", () -> {
            assertThat(failure(slow)).isInstanceOf(Failure.TimedOut.class);
            return isWritten("child");
        });
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        // A killed process needs a moment, and its parent another to collect it.
        TestCluster.await("its end", () -> isDead(child));
    }

    private boolean isWritten(String file) {
        try {
            return Files.readString(folder.resolve(file)).endsWith("\n");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Or dead and not collected, when there is no program left in it. */
    private static boolean isDead(long process) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .flatMap(alive -> alive.info().command())
                .isEmpty();
    }

    @Test
    void a_plugin_that_waits_for_a_browser_is_quoted_and_not_run_again_at_once() throws Exception {
        var waiting = runner(
                plugin(
                        "echo 'To sign in, open https://login.example/device and enter AB12' >&2\nsleep 600\n",
                        "IfAvailable"),
                A_WHILE);
        var credential = new RenewedCredential(waiting, now::get);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(credential::authorization)
                    .asInstanceOf(InstanceOfAssertFactories.type(CredentialException.class))
                    .satisfies(e -> assertThat(e.failure())
                            .isInstanceOf(Failure.TimedOut.class)
                            .extracting(Failure::detail)
                            .asString()
                            .contains("auth.plugin.endless.said (./plugin, To sign in, open"
                                    + " https://login.example/device and enter AB12"));
            now.set(now.get().plusSeconds(30));
        }
        assertThat(runs()).isEqualTo(1);
        now.set(now.get().plusSeconds(60));
        assertThatThrownBy(credential::authorization).isInstanceOf(CredentialException.class);
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void while_a_person_logs_in_in_a_browser_it_is_told_where_and_the_plugin_goes_on() throws Exception {
        Path done = folder.resolve("logged-in");
        var waiting = runner(
                plugin(
                        "echo 'Open https://login.example/device' >&2\necho 'Waiting ...' >&2\n" + "while [ ! -e \""
                                + done + "\" ]; do sleep 0.05; done\n" + token("abc", ""),
                        "IfAvailable"),
                Duration.ofSeconds(60));
        var credential = new RenewedCredential(waiting, now::get, A_WHILE);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(credential::authorization)
                    .asInstanceOf(InstanceOfAssertFactories.type(CredentialException.class))
                    .satisfies(e -> assertThat(e.failure())
                            .isEqualTo(refused(Detail.of(
                                    "auth.plugin.waits.said", Detail.said("Open https://login.example/device")))));
        }
        Files.createFile(done);
        TestCluster.await("the login", () -> {
            try {
                return credential.authorization().orElseThrow().reveal().equals("Bearer abc");
            } catch (CredentialException stillWaiting) {
                return false;
            }
        });
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void closing_stops_a_plugin_that_still_runs() throws Exception {
        var waiting = runner(
                plugin("echo $$ > \"" + folder.resolve("pid") + "\"\nexec sleep 600\n", "Never"),
                Duration.ofSeconds(60));
        var credential = new RenewedCredential(waiting, now::get, A_WHILE);
        assertThatThrownBy(credential::authorization).isInstanceOf(CredentialException.class);
        TestCluster.await("the plugin to run", () -> isWritten("pid"));
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());

        credential.close();

        TestCluster.await("its end", () -> isDead(pid));
    }

    @Test
    void a_plugin_that_asks_for_input_gets_none() throws Exception {
        assertThat(failure(runner("read answer || { echo 'no terminal' >&2; exit 3; }\n")))
                .isEqualTo(refused(Detail.of("auth.plugin.status.said", "3", Detail.said("no terminal"))));
    }

    private static Failure refused(Detail why) {
        return new Failure.Unauthorized("prod", Detail.of("auth.plugin", "./plugin", why));
    }

    @Test
    void a_plugin_that_must_have_a_terminal_is_not_run() throws Exception {
        var runner = runner(plugin(token("abc", ""), "Always"), Duration.ofSeconds(30));
        assertThat(failure(runner)).isEqualTo(refused(Detail.of("auth.plugin.terminal")));
        assertThat(runs()).isZero();
    }

    @Test
    void a_missing_plugin_shows_its_install_hint() {
        var plugin = new ExecPlugin(
                VERSION, "no-such-plugin", List.of(), Map.of(), "Install it from example.org", false, "", folder);
        assertThat(failure(runner(plugin, Duration.ofSeconds(30))).detail().toString())
                .contains("no-such-plugin")
                .contains("auth.plugin.start.said")
                .contains("Install it from example.org");
    }

    @Test
    void other_output_than_a_credential_is_refused_and_not_shown() throws Exception {
        assertThat(failure(runner("echo 'token: hidden-token'")).detail().toString())
                .contains("auth.plugin.form")
                .doesNotContain("hidden-token");
        assertThat(failure(runner("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + VERSION + "\"}'"))
                        .detail()
                        .toString())
                .contains("auth.plugin.nothing");
        assertThat(failure(runner("yes | head -c 3000000")).detail().toString()).contains("auth.plugin.long");
        assertThat(failure(runner(token("abc", "soon"))).detail().toString()).contains("auth.plugin.expiry");
    }

    @Test
    void a_byte_order_mark_before_the_credential_counts_for_nothing() throws Exception {
        IssuedCredential issued =
                runner("printf '\\357\\273\\277'\n" + token("abc", "")).issue();
        assertThat(issued.token().orElseThrow().reveal()).isEqualTo("abc");
    }

    @Test
    void half_of_a_certificate_is_refused() throws Exception {
        assertThat(failure(runner("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + VERSION
                        + "\",\"status\":{\"token\":\"abc\",\"clientCertificateData\":\"x\"}}'\n")))
                .isEqualTo(refused(Detail.of("auth.plugin.half")));
    }

    @Test
    void a_credential_is_kept_until_it_expires() throws Exception {
        var credential = new RenewedCredential(runner(token("abc", "2026-01-31T10:05:00Z")), now::get);
        credential.authorization();
        now.set(Instant.parse("2026-01-31T10:04:40Z"));
        assertThat(credential.authorization().orElseThrow().reveal()).isEqualTo("Bearer abc");
        assertThat(runs()).isEqualTo(1);
        now.set(Instant.parse("2026-01-31T10:04:55Z"));
        assertThatThrownBy(() -> {
                    credential.authorization();
                    throw new IllegalStateException("ran " + runs());
                })
                .hasMessage("ran 2");
    }

    @Test
    void a_refused_credential_is_renewed_once_a_minute_at_most() throws Exception {
        var credential = new RenewedCredential(runner(token("abc", "")), now::get);
        var refused = credential.authorization();
        assertThat(credential.renew(refused)).isTrue();
        credential.authorization();
        for (int i = 0; i < 10; i++) {
            assertThat(credential.renew(refused)).isFalse();
            credential.authorization();
        }
        assertThat(runs()).isEqualTo(2);
        now.set(now.get().plusSeconds(61));
        assertThat(credential.renew(refused)).isTrue();
    }

    @Test
    void a_failed_run_is_not_repeated_at_once() throws Exception {
        var credential = new RenewedCredential(runner("exit 1\n"), now::get);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(credential::authorization).isInstanceOf(CredentialException.class);
        }
        assertThat(runs()).isEqualTo(1);
        now.set(now.get().plusSeconds(11));
        assertThatThrownBy(credential::authorization).isInstanceOf(CredentialException.class);
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void a_token_file_is_read_again_after_a_minute_and_after_a_refusal() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "one\n");
        var credential = new TokenFileCredential("prod", file, now::get);
        var first = credential.authorization();
        assertThat(first.orElseThrow().reveal()).isEqualTo("Bearer one");
        assertThat(credential.renew(first)).isFalse();
        Files.writeString(file, "two");
        assertThat(credential.authorization().orElseThrow().reveal()).isEqualTo("Bearer one");
        assertThat(credential.renew(first)).isTrue();
        assertThat(credential.authorization().orElseThrow().reveal()).isEqualTo("Bearer two");
        Files.writeString(file, "three");
        now.set(now.get().plusSeconds(61));
        assertThat(credential.authorization().orElseThrow().reveal()).isEqualTo("Bearer three");
    }
}
