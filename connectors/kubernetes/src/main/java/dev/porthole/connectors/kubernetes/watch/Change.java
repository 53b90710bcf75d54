package dev.porthole.connectors.kubernetes.watch;

/** One event of a watch over objects of one kind. */
public sealed interface Change<T> {

    /** An object was added or has changed. */
    record Put<T>(T object, String resourceVersion) implements Change<T> {}

    /** An object is gone; as it was last. */
    record Gone<T>(T object, String resourceVersion) implements Change<T> {}

    /** Nothing but a newer resource version. */
    record Bookmark<T>(String resourceVersion) implements Change<T> {}

    /** The server ends the watch; 410 means that the resource version is too old. */
    record Ended<T>(int code, String message) implements Change<T> {}
}
