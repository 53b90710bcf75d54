package dev.porthole.connectors.http;

import java.util.function.Supplier;

/** Who we say we are to one target; sent to that target only. */
public sealed interface Credentials {

    Credentials NONE = new None();

    /** Nobody in particular. */
    record None() implements Credentials {}

    /** {@code Authorization: Basic}. */
    record Basic(String user, Secret password) implements Credentials {}

    /** {@code Authorization: Bearer}; the token is asked for at each call, since it may be renewed. */
    record Bearer(Supplier<Secret> token) implements Credentials {}

    /** Elasticsearch's {@code Authorization: ApiKey}, with the base64 of {@code id:key}. */
    record ApiKey(Secret encoded) implements Credentials {}
}
