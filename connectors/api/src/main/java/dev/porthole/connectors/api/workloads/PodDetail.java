package dev.porthole.connectors.api.workloads;

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
 * @param startedAt when the kubelet took it; null before
 * @param nodeSelector and {@code tolerations} as {@code kubectl describe} words them
 * @param yaml the object without its managed fields
 */
public record PodDetail(
        Pod pod,
        String podIp,
        String hostIp,
        String serviceAccount,
        String qualityOfService,
        String priorityClass,
        @Nullable Instant startedAt,
        List<Condition> conditions,
        List<Container> containers,
        List<Volume> volumes,
        Labels nodeSelector,
        List<String> tolerations,
        Map<String, String> annotations,
        String yaml) {

    public PodDetail {
        conditions = List.copyOf(conditions);
        containers = List.copyOf(containers);
        volumes = List.copyOf(volumes);
        tolerations = List.copyOf(tolerations);
        annotations = Map.copyOf(annotations);
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
     * @param message why it waits, or its termination message; empty when there is none
     * @param runningSince null while it does not run
     * @param ports TCP and UDP, as declared
     * @param probes in words: "liveness http-get :8080/healthz every 10 s, 3 failures"
     */
    public record Container(
            Pod.Container status,
            Role role,
            String imageId,
            String message,
            @Nullable Instant runningSince,
            List<Port> ports,
            Resources requests,
            Resources limits,
            List<String> command,
            List<String> probes,
            List<Variable> environment,
            List<Mount> mounts) {

        public Container {
            ports = List.copyOf(ports);
            command = List.copyOf(command);
            probes = List.copyOf(probes);
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
     * @param from where it comes from, such as "secret db-credentials, key password"; never the secret's value
     */
    public record Variable(String name, String value, String from) {}

    /** A volume in a container's file system. */
    public record Mount(String path, String volume, boolean readOnly) {}

    /**
     * @param kind "ConfigMap", "Secret", "EmptyDir", "PersistentVolumeClaim", ...
     * @param source the object's name, or empty
     */
    public record Volume(String name, String kind, String source) {}
}
