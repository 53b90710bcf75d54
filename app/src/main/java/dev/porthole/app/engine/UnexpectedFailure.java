package dev.porthole.app.engine;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;

/** An exception that nobody expected, as the failure that a person is shown in its place. */
public final class UnexpectedFailure {

    private UnexpectedFailure() {}

    /** @param target who was asked */
    public static Failure of(String target, Throwable bug) {
        String message = bug.getMessage() == null ? "" : ": " + bug.getMessage();
        return new Failure.Unparseable(
                target, Detail.of("app.unexpected", bug.getClass().getSimpleName() + message));
    }
}
