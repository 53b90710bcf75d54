package dev.porthole.connectors.api;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What a test needs from outside: when it is not there, the test is skipped and the reason is printed. */
public final class Required {

    private Required() {}

    /** The value of an environment variable, or a skipped test. */
    public static String environment(String name, String purpose) {
        return or(
                Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()),
                purpose + " is not available: set " + name);
    }

    /** The value, or a skipped test. */
    public static <T> T or(Optional<T> value, String reason) {
        if (value.isEmpty()) {
            StackTraceElement caller = StackWalker.getInstance()
                    .walk(frames -> frames.filter(frame -> !frame.getClassName().equals(Required.class.getName()))
                            .findFirst()
                            .orElseThrow())
                    .toStackTraceElement();
            System.err.println("SKIPPED " + caller.getClassName() + ": " + reason);
            Assumptions.abort(reason);
        }
        return value.orElseThrow();
    }
}
