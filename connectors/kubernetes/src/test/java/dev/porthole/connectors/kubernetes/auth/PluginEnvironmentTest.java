package dev.porthole.connectors.kubernetes.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With real shells: the machine's {@code sh}, whose start file a test writes. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PluginEnvironmentTest {

    private static final String POOR = "/usr/bin:/bin";

    @TempDir
    private Path home;

    @Test
    void a_desktop_start_gets_the_folders_of_the_login_shell() throws Exception {
        Path tools = program("kubelogin");
        profile("PATH=\"$PATH:" + tools + "\"; export PATH; echo welcome");

        Map<String, String> given = new PluginEnvironment(desktop()).of("kubelogin");

        assertThat(given.get("PATH")).startsWith(POOR).endsWith(tools.toString());
        assertThat(PluginEnvironment.find("kubelogin", given.get("PATH"))).isPresent();
    }

    @Test
    void a_start_from_a_terminal_is_believed() throws Exception {
        Path tools = program("kubelogin");
        profile("touch " + home.resolve("asked"));
        Map<String, String> terminal =
                Map.of("PATH", POOR + ":" + tools, "TERM", "xterm", "SHELL", "/bin/sh", "HOME", home.toString());

        assertThat(new PluginEnvironment(terminal).of("kubelogin")).isEqualTo(terminal);
        assertThat(home.resolve("asked")).doesNotExist();
    }

    @Test
    void the_shell_is_asked_once() throws Exception {
        profile("echo x >> " + home.resolve("asked"));
        var environment = new PluginEnvironment(desktop());

        environment.of("one");
        environment.of("two");

        assertThat(Files.readAllLines(home.resolve("asked"))).hasSize(1);
    }

    @Test
    void a_shell_that_hangs_is_given_up() throws Exception {
        profile("sleep 600");
        long begun = System.nanoTime();

        List<String> path = new LoginShell(desktop(), Duration.ofMillis(500)).path();

        assertThat(path).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void without_a_shell_nothing_changes() {
        var poor = Map.of("PATH", POOR);
        assertThat(new PluginEnvironment(poor).of("kubelogin")).isEqualTo(poor);
        assertThat(new LoginShell(Map.of("SHELL", "/no/such/shell")).path()).isEmpty();
    }

    private Map<String, String> desktop() {
        return Map.of("PATH", POOR, "SHELL", "/bin/sh", "HOME", home.toString());
    }

    private void profile(String text) throws IOException {
        Files.writeString(home.resolve(".profile"), text + "\n");
    }

    private Path program(String name) throws IOException {
        Path tools = Files.createDirectories(home.resolve("tools"));
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return tools;
    }
}
