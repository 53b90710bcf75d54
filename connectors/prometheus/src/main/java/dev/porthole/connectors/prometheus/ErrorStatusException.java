package dev.porthole.connectors.prometheus;

import java.io.IOException;

/** An answer whose HTTP status is good, and which says inside that it is an error. */
final class ErrorStatusException extends IOException {

    private static final long serialVersionUID = 1;

    private final String type;
    private final String said;

    ErrorStatusException(String type, String said) {
        super(said);
        this.type = type;
        this.said = said;
    }

    /** The API's kind of error; may be empty. */
    String type() {
        return type;
    }

    String said() {
        return said;
    }
}
