package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of one Alertmanager's API, with whatever is wrong with an answer put into a failure. */
final class AlertmanagerCalls {

    private final HttpGateway gateway;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ErrorAnswer errors;

    AlertmanagerCalls(HttpGateway gateway) {
        this.gateway = gateway;
        this.errors = new ErrorAnswer(gateway.target(), json);
    }

    JsonMapper json() {
        return json;
    }

    String target() {
        return gateway.target().name();
    }

    /** @param reading may throw what the readers of JSON throw */
    <T> Outcome<T> read(HttpCall call, Deadline deadline, Function<JsonNode, Outcome<T>> reading) {
        return gateway.exchange(
                call,
                answer -> {
                    if (errors.isError(answer)) {
                        return errors.failed(answer);
                    }
                    try {
                        return reading.apply(json.readTree(answer.body()));
                    } catch (JacksonException malformed) {
                        return errors.unparseable(malformed);
                    } catch (UnexpectedShapeException malformed) {
                        return errors.unparseable(malformed.detail());
                    } catch (DateTimeException notATime) {
                        return errors.unparseable(Detail.of("alertmanager.no-time"));
                    }
                },
                deadline);
    }

    /** A call whose success has no body. */
    <T> Outcome<T> done(HttpCall call, Deadline deadline, T result) {
        return gateway.exchange(
                call, answer -> errors.isError(answer) ? errors.failed(answer) : Outcome.of(result), deadline);
    }
}
