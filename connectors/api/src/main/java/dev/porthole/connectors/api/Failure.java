package dev.porthole.connectors.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something could not be had. Each kind has a sentence and an action in the message bundle, keyed by the record's
 * name; a new kind breaks every exhaustive switch until each surface shows it.
 *
 * <p>{@code target} is who was asked, in words a person knows ("Prometheus", "shop/checkout-0"). A detail that is given as a
 * string is the other side's own text; a sentence of ours is a {@link Detail#of}.
 */
public sealed interface Failure {

    /** Who was asked. */
    String target();

    /** The other side's words, or a sentence of ours; may be empty. */
    Detail detail();

    /** Whether asking again, without anybody changing anything, can help. */
    boolean retryable();

    /** No connection: refused, no route, unknown host, reset. */
    record Unreachable(String target, Detail detail) implements Failure {
        public Unreachable(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** No complete answer within the limit, or no progress for too long. */
    record TimedOut(String target, Duration limit, Detail detail) implements Failure {
        public TimedOut(String target, Duration limit, String detail) {
            this(target, limit, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** Who we are was not accepted (401, a login page, an expired token). */
    record Unauthorized(String target, Detail detail) implements Failure {
        public Unauthorized(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * We are known, but may not do this (403).
     *
     * @param verb what was tried, such as "list"; empty when unknown
     * @param resource on what, such as "pods" or "pods/portforward"; empty when unknown
     */
    record Forbidden(String target, String verb, String resource, Detail detail) implements Failure {
        public Forbidden(String target, String verb, String resource, String detail) {
            this(target, verb, resource, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The certificate was not trusted, or the name in it is another one. */
    record TlsRejected(String target, Detail detail) implements Failure {
        public TlsRejected(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * The query was refused as wrong.
     *
     * @param column 1-based column of the mistake in the query's text; 0 when unknown
     */
    record BadQuery(String target, Detail detail, int column) implements Failure {
        public BadQuery(String target, String detail, int column) {
            this(target, Detail.said(detail), column);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The thing asked for is not there (404): a pod, an index, an API path. */
    record NotFound(String target, Detail detail) implements Failure {
        public NotFound(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** An answer came, but not one this protocol knows: HTML, cut JSON, a wrong type. */
    record Unparseable(String target, Detail detail) implements Failure {
        public Unparseable(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The tunnel to the target is not up. {@code detail} says what it waits for. */
    record TunnelDown(String target, Detail detail) implements Failure {
        public TunnelDown(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The Service that the tunnel leads to has no pod that is ready. */
    record NoReadyPod(String target, Detail detail) implements Failure {
        public NoReadyPod(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /**
     * The server asks for patience (429, search queue full).
     *
     * @param retryAfter how long it said to wait; null when it said nothing
     */
    record RateLimited(String target, @Nullable Duration retryAfter, Detail detail) implements Failure {
        public RateLimited(String target, @Nullable Duration retryAfter, String detail) {
            this(target, retryAfter, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** More than we are willing to take: bytes, samples or series. Asking for less helps. */
    record TooLarge(String target, long limit, String unit, Detail detail) implements Failure {
        public TooLarge(String target, long limit, String unit, String detail) {
            this(target, limit, unit, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** Only parts answered, and the rest is of no use without them. {@code missing} names the parts. */
    record PartialResult(String target, List<String> missing, Detail detail) implements Failure {
        public PartialResult(String target, List<String> missing, String detail) {
            this(target, missing, Detail.said(detail));
        }

        public PartialResult {
            missing = List.copyOf(missing);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The server itself failed (5xx), or is starting or stopping. */
    record ServerFailed(String target, int status, Detail detail) implements Failure {
        public ServerFailed(String target, int status, String detail) {
            this(target, status, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** This source cannot do that at all: an old version, another product, the demo. */
    record Unsupported(String target, Detail detail) implements Failure {
        public Unsupported(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** We stopped it ourselves. */
    record Cancelled(String target, Detail detail) implements Failure {
        public Cancelled(String target, String detail) {
            this(target, Detail.said(detail));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }
}
