package dev.porthole.connectors.kubernetes.describe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A time as the API writes it, RFC 3339. */
record ApiTime(@Nullable String text) {

    /** Null when it is not there, or no time. */
    @Nullable
    Instant instant() {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
