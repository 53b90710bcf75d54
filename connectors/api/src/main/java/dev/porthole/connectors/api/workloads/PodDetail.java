package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * All that the API says of one pod, for a person who looks into it: what {@code kubectl describe} shows, and the object
 * itself.
 *
 * @param placement where it is, and where it may be
 * @param standing what it is to the cluster
 * @param yaml the object without its managed fields
 */
public record PodDetail(
        Pod pod,
        Placement placement,
        Standing standing,
        List<Condition> conditions,
        List<Container> containers,
        List<Volume> volumes,
        Map<String, String> annotations,
        String yaml) {

    public PodDetail {
        conditions = List.copyOf(conditions);
        containers = List.copyOf(containers);
        volumes = List.copyOf(volumes);
        annotations = Map.copyOf(annotations);
    }

    /**
     * @param podIp empty before it has one, as is {@code hostIp}
     * @param startedAt when the kubelet took it; null before
     * @param nodeSelector and {@code tolerations} as {@code kubectl describe} words them
     */
    public record Placement(
            String podIp, String hostIp, @Nullable Instant startedAt, Labels nodeSelector, List<String> tolerations) {
        public Placement {
            tolerations = List.copyOf(tolerations);
        }
    }

    /** Whom it acts as, and what it may claim when there is little of something; each may be empty. */
    public record Standing(String serviceAccount, String qualityOfService, String priorityClass) {}

    public String podIp() {
        return placement.podIp();
    }

    public String hostIp() {
        return placement.hostIp();
    }

    public @Nullable Instant startedAt() {
        return placement.startedAt();
    }

    public Labels nodeSelector() {
        return placement.nodeSelector();
    }

    public List<String> tolerations() {
        return placement.tolerations();
    }

    public String serviceAccount() {
        return standing.serviceAccount();
    }

    public String qualityOfService() {
        return standing.qualityOfService();
    }

    public String priorityClass() {
        return standing.priorityClass();
    }

    /** When a container runs in the life of its pod. */
    public enum Role {
        INIT,
        SIDECAR,
        MAIN,
        EPHEMERAL
    }

    /**
     * @param status what {@link Pod} has of it too
     * @param ports TCP and UDP, as declared
     * @param probes what is checked, how often, and what it takes to fail
     */
    public record Container(
            Pod.Container status,
            Role role,
            Run run,
            List<Port> ports,
            Amounts resources,
            Start start,
            List<Detail> probes) {
        public Container {
            ports = List.copyOf(ports);
            probes = List.copyOf(probes);
        }

        public String imageId() {
            return run.imageId();
        }

        /** Why it waits, or its termination message; empty when there is none. */
        public String message() {
            return run.message();
        }

        public @Nullable Instant runningSince() {
            return run.since();
        }

        public Resources requests() {
            return resources.requests();
        }

        public Resources limits() {
            return resources.limits();
        }

        public List<String> command() {
            return start.command();
        }

        public List<Variable> environment() {
            return start.environment();
        }

        public List<Mount> mounts() {
            return start.mounts();
        }
    }

    /**
     * How a container is.
     *
     * @param message why it waits, or its termination message; empty when there is none
     * @param since null while it does not run
     */
    public record Run(
            String imageId, String message, @Nullable Instant since) {}

    /** What a container is sure of, and what it may not pass. */
    public record Amounts(Resources requests, Resources limits) {}

    /** What a container is started with. */
    public record Start(List<String> command, List<Variable> environment, List<Mount> mounts) {
        public Start {
            command = List.copyOf(command);
            environment = List.copyOf(environment);
            mounts = List.copyOf(mounts);
        }
    }

    /** A declared port; {@code name} is empty when it has none. */
    public record Port(String name, int number, String protocol) {}

    /** CPU in cores and memory in bytes; empty where nothing is set. */
    public record Resources(OptionalDouble cpu, OptionalDouble memory) {
        public static final Resources NONE = new Resources(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * An environment variable.
     *
     * @param value as written; empty when it comes from elsewhere
     * @param from where it comes from, such as a key of a Secret, never the secret's value; empty when the value is written
     */
    public record Variable(String name, String value, Detail from) {}

    /** A volume in a container's file system. */
    public record Mount(String path, String volume, boolean readOnly) {}

    /**
     * @param kind "ConfigMap", "Secret", "EmptyDir", "PersistentVolumeClaim", ...
     * @param source the object's name, or empty
     */
    public record Volume(String name, String kind, String source) {}
}
