package dev.porthole.connectors.kubernetes.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one object of a list or watch, or of the Status that stands in its place and says why there is none.
 *
 * @param <T> what becomes of it
 */
abstract class ObjectFacts<T> {

    String uid = "";
    String resourceVersion = "";
    String name = "";
    String namespace = "";

    /** The object's own, or the Status's. */
    String message = "";

    /** Of a Status. */
    int code;

    @Nullable
    Instant createdAt;

    /** Made only when it is asked for. */
    abstract T object();

    /** Takes a field that all objects have in their metadata, and no other. */
    void metadata(String field, JsonFields json) {
        switch (field) {
            case "uid" -> uid = json.text();
            case "resourceVersion" -> resourceVersion = json.text();
            case "name" -> name = json.text();
            case "namespace" -> namespace = json.text();
            case "creationTimestamp" -> createdAt = json.instant();
            default -> {}
        }
    }
}
