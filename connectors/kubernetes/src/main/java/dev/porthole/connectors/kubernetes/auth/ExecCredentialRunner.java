package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ExecPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a credential plugin: an argument list, never a shell; no standard input; standard error apart from the answer; a
 * time limit, after which it and its children are killed.
 */
final class ExecCredentialRunner implements CredentialIssuer {

    static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);
    private static final int MAX_ANSWER = 1 << 20;
    private static final int MAX_REMARKS = 16 << 10;

    private final String target;
    private final ExecPlugin plugin;
    private final ApiEndpoint cluster;
    private final PluginEnvironment environment;
    private final Duration limit;

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
            throw refused("it needs a terminal (interactiveMode Always)");
        }
        Process process = start();
        var answer = reading(process.getInputStream(), MAX_ANSWER);
        var remarks = reading(process.getErrorStream(), MAX_REMARKS);
        try {
            process.getOutputStream().close();
            long end = System.nanoTime() + limit.toNanos();
            if (!process.waitFor(limit)) {
                // By its handle, which leaves what it said to be read.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.toHandle().destroyForcibly();
                throw new CredentialException(new Failure.TimedOut(
                        target, limit, "the credential plugin " + plugin.command() + " did not end" + asked(remarks)));
            }
            String printed = remaining(answer, end);
            if (process.exitValue() != 0) {
                throw refused("it ended with status " + process.exitValue() + said(remaining(remarks, end)));
            }
            if (printed.length() >= MAX_ANSWER) {
                throw refused("it printed more than 1 MiB");
            }
            return new ExecCredentialFormat(target, plugin).read(printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialException(new Failure.Cancelled(target, "the credential plugin was stopped"));
        } catch (TimeoutException e) {
            throw new CredentialException(new Failure.TimedOut(
                    target, limit, "the credential plugin " + plugin.command() + " did not close its output"));
        } catch (IOException | ExecutionException e) {
            if (e instanceof CredentialException known) {
                throw known;
            }
            throw refused("its answer could not be read");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
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
            String hint = plugin.installHint().isBlank()
                    ? ""
                    : ". " + plugin.installHint().strip();
            throw refused("it cannot be started" + hint);
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

    private static FutureTask<String> reading(InputStream stream, int limit) {
        var task = new FutureTask<>(() -> {
            try (stream) {
                byte[] bytes = stream.readNBytes(limit);
                stream.skip(Long.MAX_VALUE);
                return new String(bytes, StandardCharsets.UTF_8);
            }
        });
        Thread.ofVirtual().name("credential plugin output").start(task);
        return task;
    }

    private static String remaining(FutureTask<String> task, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** What it waits for, such as a login in a browser, is what it said last. */
    private static String asked(FutureTask<String> remarks) throws InterruptedException, ExecutionException {
        try {
            return ExecCredentialFormat.line(said(remaining(remarks, System.nanoTime() + AFTERWARDS.toNanos())));
        } catch (TimeoutException keptOpen) {
            return "";
        }
    }

    private static String said(String remarks) {
        List<String> lines = remarks.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : ": " + lines.getLast().strip();
    }

    private CredentialException refused(String why) {
        return ExecCredentialFormat.refused(target, plugin, why);
    }
}
