package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.kubernetes.watch.PodReader;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a pod's object what {@code kubectl describe pod} shows of it. */
final class PodDescriber {

    private final Conditions conditions = new Conditions();
    private final ContainerDescriber containers = new ContainerDescriber();
    private final ObjectYaml yaml = new ObjectYaml();

    /** @param serialization writes what was read back as the API has it */
    PodDetail describe(Pod object, KubernetesSerialization serialization) {
        PodSpec spec = requireNonNullElse(object.getSpec(), new PodSpec());
        PodStatus status = requireNonNullElse(object.getStatus(), new PodStatus());
        ObjectNode tree = serialization.convertValue(object, ObjectNode.class);
        dev.porthole.connectors.api.workloads.Pod row =
                new PodReader().one(new ByteArrayInputStream(tree.toString().getBytes(StandardCharsets.UTF_8)));
        return new PodDetail(
                row,
                new PodDetail.Placement(
                        requireNonNullElse(status.getPodIP(), ""),
                        requireNonNullElse(status.getHostIP(), ""),
                        new ApiTime(status.getStartTime()).instant(),
                        Labels.of(spec.getNodeSelector()),
                        spec.getTolerations().stream()
                                .map(PodDescriber::toleration)
                                .toList()),
                new PodDetail.Standing(
                        requireNonNullElse(spec.getServiceAccountName(), ""),
                        requireNonNullElse(status.getQosClass(), ""),
                        requireNonNullElse(spec.getPriorityClassName(), "")),
                conditions.ofPod(status.getConditions()),
                containers.describe(spec, status, row, serialization),
                volumes(tree.path("spec").path("volumes")),
                object.getMetadata().getAnnotations(),
                yaml.of(tree));
    }

    /** As kubectl words it: "key=value:effect op=Exists for 300s". */
    private static String toleration(Toleration toleration) {
        var words = new StringBuilder(requireNonNullElse(toleration.getKey(), ""));
        String value = requireNonNullElse(toleration.getValue(), "");
        if (!value.isEmpty()) {
            words.append('=').append(value);
        }
        String effect = requireNonNullElse(toleration.getEffect(), "");
        if (!effect.isEmpty()) {
            words.append(':').append(effect);
        }
        if ("Exists".equals(toleration.getOperator()) && value.isEmpty()) {
            words.append(words.isEmpty() ? "op=Exists" : " op=Exists");
        }
        if (toleration.getTolerationSeconds() != null) {
            words.append(" for ").append(toleration.getTolerationSeconds()).append('s');
        }
        return words.toString();
    }

    /** From the tree, in which the kind of a volume is the name of its field: the types have one method for each kind. */
    private static List<PodDetail.Volume> volumes(JsonNode volumes) {
        var described = new ArrayList<PodDetail.Volume>();
        for (JsonNode volume : volumes) {
            String kind = volume.propertyNames().stream()
                    .filter(name -> !name.equals("name"))
                    .findFirst()
                    .orElse("");
            described.add(new PodDetail.Volume(
                    volume.path("name").asString(""), capitalised(kind), source(volume.path(kind))));
        }
        return described;
    }

    private static String capitalised(String kind) {
        return kind.isEmpty() ? "" : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }

    /** The field that names what a volume is made of, by the names that the kinds of volume use. */
    private static String source(JsonNode volume) {
        for (String field : List.of("name", "secretName", "claimName", "path", "driver")) {
            String value = volume.path(field).asString("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
