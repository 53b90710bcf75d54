package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

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
        String from;
        if (source.getSecretRef() != null) {
            from = "secret " + requireNonNullElse(source.getSecretRef().getName(), "");
        } else if (source.getConfigMapRef() != null) {
            from = "config map " + requireNonNullElse(source.getConfigMapRef().getName(), "");
        } else {
            from = "";
        }
        return new PodDetail.Variable(requireNonNullElse(source.getPrefix(), "") + "*", "", from);
    }

    private static String from(@Nullable EnvVarSource source) {
        if (source == null) {
            return "";
        }
        if (source.getSecretKeyRef() != null) {
            return "secret " + source.getSecretKeyRef().getName() + ", key "
                    + source.getSecretKeyRef().getKey();
        }
        if (source.getConfigMapKeyRef() != null) {
            return "config map " + source.getConfigMapKeyRef().getName() + ", key "
                    + source.getConfigMapKeyRef().getKey();
        }
        if (source.getFieldRef() != null) {
            return "field " + source.getFieldRef().getFieldPath();
        }
        return source.getResourceFieldRef() == null
                ? ""
                : "resource " + source.getResourceFieldRef().getResource();
    }
}
