package dev.porthole.installers;

import java.io.PrintWriter;
import java.util.List;
import java.util.spi.ToolProvider;

/** A tool that comes with the JDK that builds: {@code jlink}, {@code jpackage}. */
public record JdkTool(String name) {

    /**
     * Runs it in this process.
     *
     * @throws IllegalStateException when there is no such tool, or it fails; what it says is printed
     */
    public void run(List<String> arguments) {
        var out = new PrintWriter(System.out, true);
        int code = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IllegalStateException("this JDK has no " + name))
                .run(out, out, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(name + " ended with " + code + ", given " + arguments);
        }
    }
}
