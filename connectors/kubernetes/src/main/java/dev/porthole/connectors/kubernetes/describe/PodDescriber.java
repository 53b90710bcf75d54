package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.Condition;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes of a pod's object what {@code kubectl describe pod} shows of it. */
final class PodDescriber {

    private final ContainerDescriber containers = new ContainerDescriber();
    private final ObjectYaml yaml = new ObjectYaml();

    /** @param pod the same object, as the table shows it */
    PodDetail describe(JsonNode object, Pod pod) {
        JsonNode spec = object.path("spec");
        JsonNode status = object.path("status");
        return new PodDetail(
                pod,
                new PodDetail.Placement(
                        status.path("podIP").asString(""),
                        status.path("hostIP").asString(""),
                        Conditions.time(status.path("startTime")),
                        Labels.of(texts(spec.path("nodeSelector"))),
                        spec.path("tolerations")
                                .valueStream()
                                .map(PodDescriber::toleration)
                                .toList()),
                new PodDetail.Standing(
                        spec.path("serviceAccountName").asString(""),
                        status.path("qosClass").asString(""),
                        spec.path("priorityClassName").asString("")),
                conditions(status.path("conditions")),
                containers.describe(spec, status, pod),
                volumes(spec.path("volumes")),
                texts(object.path("metadata").path("annotations")),
                yaml.of(object));
    }

    private static List<Condition> conditions(JsonNode conditions) {
        return new Conditions().read(conditions);
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.forEachEntry((name, value) -> texts.put(name, value.asString("")));
        return texts;
    }

    /** As kubectl words it: "key=value:effect op=Exists for 300s". */
    private static String toleration(JsonNode toleration) {
        var words = new StringBuilder(toleration.path("key").asString(""));
        String value = toleration.path("value").asString("");
        if (!value.isEmpty()) {
            words.append('=').append(value);
        }
        String effect = toleration.path("effect").asString("");
        if (!effect.isEmpty()) {
            words.append(':').append(effect);
        }
        if (toleration.path("operator").asString("").equals("Exists") && value.isEmpty()) {
            words.append(words.isEmpty() ? "op=Exists" : " op=Exists");
        }
        JsonNode seconds = toleration.path("tolerationSeconds");
        if (seconds.isNumber()) {
            words.append(" for ").append(seconds.asLong(0)).append('s');
        }
        return words.toString();
    }

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
