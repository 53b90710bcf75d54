package dev.porthole.installers.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A library that is in the packages, as the bill of materials (CycloneDX 1.6) has it.
 *
 * @param name group and name, such as "org.openjfx:javafx-base"
 * @param licences as SPDX names them, or by name where SPDX has none
 * @param site empty when it has none
 */
record Bundled(String name, String version, List<String> licences, String site) {

    /** All of a bill but Porthole's own parts, by name. */
    static List<Bundled> in(Path bill) throws IOException {
        JsonNode components = JsonMapper.shared().readTree(bill.toFile()).path("components");
        return components
                .valueStream()
                .filter(component -> !component.path("group").asString("").equals("dev.porthole"))
                .map(Bundled::of)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static Bundled of(JsonNode component) {
        var licences = new ArrayList<String>();
        component
                .path("licenses")
                .valueStream()
                .flatMap(entry -> Stream.of(
                        entry.path("license").path("id"), entry.path("license").path("name"), entry.path("expression")))
                .map(text -> text.asString(""))
                .filter(text -> !text.isEmpty())
                .forEach(licences::add);
        String site = component
                .path("externalReferences")
                .valueStream()
                .filter(reference -> reference.path("type").asString("").equals("website"))
                .map(reference -> reference.path("url").asString(""))
                .findFirst()
                .orElse("");
        return new Bundled(
                component.path("group").asString("") + ":"
                        + component.path("name").asString(""),
                component.path("version").asString(""),
                licences,
                site);
    }
}
