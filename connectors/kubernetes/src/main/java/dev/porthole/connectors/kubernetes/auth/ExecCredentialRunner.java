package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ExecPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a credential plugin: an argument list, never a shell; no standard input; standard error apart from the answer; a
 * time limit, after which it and its children are killed.
 */
final class ExecCredentialRunner implements CredentialIssuer {

    /** A person may have to log in in a browser first. */
    static final Duration LIMIT = Duration.ofMinutes(3);

    private static final Duration AFTERWARDS = Duration.ofSeconds(3);
    private static final int MAX_ANSWER = 1 << 20;

    private final String target;
    private final ExecPlugin plugin;
    private final ApiEndpoint cluster;
    private final PluginEnvironment environment;
    private final Duration limit;
    private volatile @Nullable PluginRemarks remarks;

    ExecCredentialRunner(
            String target, ExecPlugin plugin, ApiEndpoint cluster, PluginEnvironment environment, Duration limit) {
        this.target = target;
        this.plugin = plugin;
        this.cluster = cluster;
        this.environment = environment;
        this.limit = limit;
    }

    @Override
    public IssuedCredential issue() throws CredentialException {
        if (plugin.interactiveMode().equals("Always")) {
            throw refused(Detail.of("auth.plugin.terminal"));
        }
        Process process = start();
        var said = new PluginRemarks(process.getErrorStream());
        remarks = said;
        Thread listening = Thread.ofVirtual().name("credential plugin remarks").start(said);
        FutureTask<String> answer = reading(process.getInputStream());
        try {
            process.getOutputStream().close();
            long end = System.nanoTime() + limit.toNanos();
            if (!process.waitFor(limit)) {
                throw timedOut("auth.plugin.endless", said.asked());
            }
            String printed = answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (process.exitValue() != 0) {
                listening.join(AFTERWARDS);
                throw refused(ExecCredentialFormat.saying(
                        said.last(), "auth.plugin.status", Integer.toString(process.exitValue())));
            }
            if (printed.length() >= MAX_ANSWER) {
                throw refused(Detail.of("auth.plugin.long"));
            }
            return new ExecCredentialFormat(target, plugin).read(printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialException(new Failure.Cancelled(target, Detail.of("auth.plugin.stopped")));
        } catch (TimeoutException e) {
            throw timedOut("auth.plugin.open", Detail.NONE);
        } catch (IOException | ExecutionException e) {
            if (e instanceof CredentialException known) {
                throw known;
            }
            throw refused(Detail.of("auth.plugin.unread"));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public Failure waiting() {
        PluginRemarks said = remarks;
        return ExecCredentialFormat.refused(
                        target,
                        plugin,
                        ExecCredentialFormat.saying(said == null ? Detail.NONE : said.asked(), "auth.plugin.waits"))
                .failure();
    }

    @Override
    public boolean mayBeInterrupted() {
        return true;
    }

    private CredentialException timedOut(String what, Detail said) {
        return new CredentialException(new Failure.TimedOut(
                target, limit, ExecCredentialFormat.saying(said, what, ExecCredentialFormat.line(plugin.command()))));
    }

    private Process start() throws CredentialException {
        Map<String, String> inherited = environment.of(plugin.command());
        var line = new ArrayList<String>();
        line.add(executable(inherited));
        line.addAll(plugin.arguments());
        var builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().putAll(inherited);
        builder.environment().putAll(plugin.environment());
        builder.environment().put("KUBERNETES_EXEC_INFO", new ExecCredentialFormat(target, plugin).info(cluster));
        try {
            return builder.start();
        } catch (IOException e) {
            throw refused(ExecCredentialFormat.saying(Detail.said(plugin.installHint()), "auth.plugin.start"));
        }
    }

    /** Found in the PATH given to the plugin, which need not be the one this program was started with. */
    private String executable(Map<String, String> inherited) {
        String command = plugin.command();
        return PluginEnvironment.isPath(command)
                ? plugin.directory().resolve(command).toString()
                : PluginEnvironment.find(command, inherited.getOrDefault("PATH", ""))
                        .map(Path::toString)
                        .orElse(command);
    }

    private static FutureTask<String> reading(InputStream stream) {
        var task = new FutureTask<>(() -> {
            try (stream) {
                byte[] bytes = stream.readNBytes(MAX_ANSWER);
                // To the end: a closed pipe would end the plugin with a signal, which is not what is wrong with it.
                stream.transferTo(OutputStream.nullOutputStream());
                return new String(bytes, StandardCharsets.UTF_8);
            }
        });
        Thread.ofVirtual().name("credential plugin output").start(task);
        return task;
    }

    private CredentialException refused(Detail why) {
        return ExecCredentialFormat.refused(target, plugin, why);
    }
}
