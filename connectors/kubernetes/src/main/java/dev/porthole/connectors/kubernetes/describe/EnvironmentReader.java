package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.workloads.PodDetail;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The environment of a container, as its manifest has it: where a value comes from, never a secret's value. */
final class EnvironmentReader {

    List<PodDetail.Variable> of(Container container) {
        return Stream.concat(
                        container.getEnvFrom().stream().map(EnvironmentReader::all),
                        container.getEnv().stream()
                                .map(variable -> new PodDetail.Variable(
                                        requireNonNullElse(variable.getName(), ""),
                                        requireNonNullElse(variable.getValue(), ""),
                                        from(variable.getValueFrom()))))
                .toList();
    }

    private static PodDetail.Variable all(EnvFromSource source) {
        Detail from;
        if (source.getSecretRef() != null) {
            from = told("pod.from.secret", source.getSecretRef().getName());
        } else if (source.getConfigMapRef() != null) {
            from = told("pod.from.configMap", source.getConfigMapRef().getName());
        } else {
            from = Detail.NONE;
        }
        return new PodDetail.Variable(requireNonNullElse(source.getPrefix(), "") + "*", "", from);
    }

    private static Detail from(@Nullable EnvVarSource source) {
        if (source == null) {
            return Detail.NONE;
        }
        if (source.getSecretKeyRef() != null) {
            return told(
                    "pod.from.secret.key",
                    source.getSecretKeyRef().getName(),
                    source.getSecretKeyRef().getKey());
        }
        if (source.getConfigMapKeyRef() != null) {
            return told(
                    "pod.from.configMap.key",
                    source.getConfigMapKeyRef().getName(),
                    source.getConfigMapKeyRef().getKey());
        }
        if (source.getFieldRef() != null) {
            return told("pod.from.field", source.getFieldRef().getFieldPath());
        }
        return source.getResourceFieldRef() == null
                ? Detail.NONE
                : told("pod.from.resource", source.getResourceFieldRef().getResource());
    }

    /** What a manifest leaves out is empty. */
    private static Detail told(String key, @Nullable String... names) {
        return Detail.of(
                key, Stream.of(names).map(name -> requireNonNullElse(name, "")).toArray());
    }
}
