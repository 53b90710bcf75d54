package dev.porthole.connectors.api.signals;

import java.util.Arrays;
import java.util.Optional;

/** A quantity of a cluster that can be asked for. */
public sealed interface Signal {

    /** Such as "cpu": for keys of texts and settings. */
    String id();

    /** A signal that is known by name: where it comes from and how it is counted is decided for whoever asks. */
    enum Known implements Signal {
        /** The share of CPU time that is used. */
        CPU("cpu"),
        /** The share of memory that is not available. */
        MEMORY("memory"),
        /** Bytes of memory in use, and how many there are. */
        MEMORY_USED("memoryUsed"),
        MEMORY_SIZE("memorySize"),
        /** The share of the fullest file system that is used. */
        DISK("disk"),
        /** Bytes that are free on a file system. */
        DISK_FREE("diskFree"),
        /** Bytes received and transmitted per second. */
        NETWORK("network"),
        /** Packets per second that a network device lost or broke. */
        NETWORK_ERRORS("networkErrors"),
        /** Requests per second. */
        REQUESTS("requests"),
        /** Seconds that 95 of 100 requests take at most. */
        LATENCY("latency"),
        /** The same for every second request. */
        LATENCY_MEDIAN("latencyMedian"),
        /** The same for 99 of 100. */
        LATENCY_P99("latencyP99"),
        /** The share of requests that the server failed. */
        ERRORS("errors"),
        /** The share of requests that the client did wrong. */
        CLIENT_ERRORS("clientErrors"),
        /** The share of a connection pool that is in use: of the fullest one. */
        POOL("pool"),
        /** Connections in use, how many there may be, and who waits for one. */
        POOL_USED("poolUsed"),
        POOL_SIZE("poolSize"),
        POOL_WAITING("poolWaiting"),
        /** Containers that restarted per hour. */
        RESTARTS("restarts"),
        /** Pods by the state they are in. */
        POD_STATES("podStates");

        private final String id;

        Known(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        public static Optional<Known> of(String id) {
            return Arrays.stream(values())
                    .filter(signal -> signal.id.equals(id))
                    .findFirst();
        }
    }

    /**
     * A person's own.
     *
     * @param expression PromQL, asked as it is
     */
    record Expression(String expression, SignalUnit unit) implements Signal {
        @Override
        public String id() {
            return "expression";
        }
    }
}
