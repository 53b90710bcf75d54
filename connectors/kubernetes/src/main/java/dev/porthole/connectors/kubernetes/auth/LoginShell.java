package dev.porthole.connectors.kubernetes.auth;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the person's login shell makes of PATH, on macOS and Linux. Its start files may print, ask and hang: the answer
 * stands between marks, there is no standard input, and after a while it is killed.
 */
final class LoginShell {

    private static final Logger LOG = LoggerFactory.getLogger(LoginShell.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MAX_ANSWER = 256 << 10;
    private static final String MARK = "porthole-path-4f1c";
    private static final Pattern ANSWER = Pattern.compile(MARK + "(.*?)" + MARK, Pattern.DOTALL);

    private final Map<String, String> environment;
    private final Duration limit;

    LoginShell(Map<String, String> environment) {
        this(environment, LIMIT);
    }

    LoginShell(Map<String, String> environment, Duration limit) {
        this.environment = Map.copyOf(environment);
        this.limit = limit;
    }

    /** The folders, in order; none where there is no such shell or it does not answer. */
    List<String> path() {
        String shell = environment.getOrDefault("SHELL", "");
        if (!shell.startsWith("/")) {
            return List.of();
        }
        // Printed by a program of its own: fish keeps PATH as a list, which only its children see joined.
        var builder = new ProcessBuilder(
                shell, "-i", "-l", "-c", "/usr/bin/env sh -c 'printf %s \"" + MARK + "${PATH}" + MARK + "\"'");
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return ask(builder.start());
        } catch (IOException missing) {
            LOG.info("The login shell {} cannot be started", shell);
            return List.of();
        }
    }

    private List<String> ask(Process process) throws IOException {
        try {
            process.getOutputStream().close();
            var printed = new FutureTask<>(
                    () -> new String(process.getInputStream().readNBytes(MAX_ANSWER), StandardCharsets.UTF_8));
            Thread.ofVirtual().name("login shell output").start(printed);
            Matcher answer = ANSWER.matcher(printed.get(limit.toNanos(), TimeUnit.NANOSECONDS));
            return answer.find()
                    ? Arrays.stream(answer.group(1).split(File.pathSeparator)).toList()
                    : List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("The login shell did not tell its PATH: {}", e.getClass().getSimpleName());
            return List.of();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
