package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what is asked of an API server, how long it took and what came, when that is wanted. Queries are left out
 * but for whether it is a watch, and so are headers and bodies, for there may be secrets in them.
 *
 * @param target who is asked
 */
record CallLog(String target) {

    /** Its level is set by the command line. */
    private static final Logger LOG = LoggerFactory.getLogger("dev.porthole.asked");

    /** @param method as HTTP has it; UPGRADE for a connection that goes on as a WebSocket */
    <T> ServerGateway.Answered<T> told(String method, String path, Supplier<ServerGateway.Answered<T>> call) {
        if (!LOG.isDebugEnabled()) {
            return call.get();
        }
        long begun = System.nanoTime();
        ServerGateway.Answered<T> answered = call.get();
        LOG.debug(
                "{} {} {}: {} ms, {}",
                target,
                path.contains("watch=") ? "WATCH" : method,
                path.replaceFirst("\\?.*", ""),
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                came(answered));
        return answered;
    }

    private static String came(ServerGateway.Answered<?> answered) {
        String status = answered.status() == 0 ? "" : answered.status() + " ";
        return switch (answered.outcome()) {
            case Outcome.Success<?> success -> status + "answered";
            case Outcome.Failed<?>(Failure failure) ->
                status + failure.getClass().getSimpleName() + " " + failure.detail();
        };
    }
}
