package dev.porthole.app.alerts.telling.desktop;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program with its arguments, each of which reaches it as it is.
 *
 * @param environment beside what Porthole itself was given
 */
record ProgramRun(List<String> command, Map<String, String> environment) {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramRun.class);

    ProgramRun {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    static ProgramRun of(String... command) {
        return new ProgramRun(List.of(command), Map.of());
    }

    String program() {
        return command.getFirst();
    }

    /** Whether it ended well within {@code limit}; one that does not is killed. */
    boolean run(Duration limit) {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.info("{} does not end and is killed", program());
                    return false;
                }
                return process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException unable) {
            LOG.debug("{} cannot be run", program(), unable);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
