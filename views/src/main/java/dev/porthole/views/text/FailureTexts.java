package dev.porthole.views.text;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.views.i18n.Phrase;
import java.time.Duration;

/** What a failure means and what to do about it. A new kind of failure breaks the build here until it has both. */
public final class FailureTexts {

    /** One sentence: what happened. */
    public Phrase sentence(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable(var target, var detail) -> sentence("Unreachable", detail, target);
            case Failure.TimedOut(var target, var limit, var detail) ->
                sentence("TimedOut", detail, target, wait(limit));
            case Failure.Unauthorized(var target, var detail) -> sentence("Unauthorized", detail, target);
            case Failure.Forbidden(var target, var verb, var resource, var detail) ->
                verb.isEmpty() || resource.isEmpty()
                        ? sentence("Forbidden.something", detail, target)
                        : sentence("Forbidden", detail, target, verb, resource);
            case Failure.TlsRejected(var target, var detail) -> sentence("TlsRejected", detail, target);
            case Failure.BadQuery(var target, var detail, var column) ->
                column > 0 ? sentence("BadQuery.column", detail, target, column) : sentence("BadQuery", detail, target);
            case Failure.NotFound(var target, var detail) ->
                detail.isEmpty() ? sentence("NotFound.nowhere", detail, target) : sentence("NotFound", detail, target);
            case Failure.Unparseable(var target, var detail) -> sentence("Unparseable", detail, target);
            case Failure.TunnelDown(var target, var detail) -> sentence("TunnelDown", detail, target);
            case Failure.NoReadyPod(var target, var detail) -> sentence("NoReadyPod", detail, target);
            case Failure.RateLimited(var target, var retryAfter, var detail) ->
                retryAfter == null
                        ? sentence("RateLimited", detail, target)
                        : sentence("RateLimited.after", detail, target, wait(retryAfter));
            case Failure.TooLarge(var target, var limit, var unit, var detail) ->
                limit == 0
                        ? sentence("TooLarge.unknown", detail, target)
                        : sentence("TooLarge", detail, target, limit, unit(unit));
            case Failure.PartialResult(var target, var missing, var detail) ->
                sentence("PartialResult", detail, target, String.join(", ", missing));
            case Failure.ServerFailed(var target, var status, var detail) ->
                sentence("ServerFailed", detail, target, Integer.toString(status));
            case Failure.Unsupported(var target, var detail) -> sentence("Unsupported", detail, target);
            case Failure.Cancelled(var target, var detail) -> sentence("Cancelled", detail, target);
        };
    }

    /** What a person can do. */
    public Phrase action(Failure failure) {
        return Phrase.of("failure." + failure.getClass().getSimpleName() + ".action", failure.target());
    }

    /** What is known beside the kind; empty when nothing is. */
    public Phrase detail(Failure failure) {
        return words(failure.detail());
    }

    private static Phrase sentence(String kind, Detail detail, Object... arguments) {
        Phrase sentence = Phrase.of("failure." + kind + ".sentence", arguments);
        return detail.isEmpty() ? sentence : Phrase.of("failure.with.detail", sentence, words(detail));
    }

    /** A detail that stands alone. */
    public static Phrase words(Detail detail) {
        return switch (detail) {
            case Detail.Said(var text) -> text.isEmpty() ? Phrase.NONE : Phrase.of("detail.said", text);
            case Detail.Sentence(var key, var arguments) ->
                Phrase.of(
                        "detail." + key,
                        arguments.stream().map(FailureTexts::argument).toArray());
        };
    }

    /** What is counted by us has words; resources of an API server have names of their own. */
    private static Object unit(String unit) {
        return switch (unit) {
            case "bytes", "points", "samples", "series" -> Phrase.of("failure.unit." + unit);
            default -> unit;
        };
    }

    private static Object argument(Object argument) {
        return switch (argument) {
            case Detail detail -> words(detail);
            case Failure failure -> new FailureTexts().sentence(failure);
            case Duration duration -> wait(duration);
            default -> argument;
        };
    }

    private static Phrase wait(Duration wait) {
        return wait.toSeconds() > 0 && wait.toMillisPart() == 0
                ? Phrase.of("failure.wait.seconds", wait.toSeconds())
                : Phrase.of("failure.wait.millis", wait.toMillis());
    }
}
