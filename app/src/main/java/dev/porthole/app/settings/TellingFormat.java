package dev.porthole.app.settings;

import dev.porthole.connectors.api.Severity;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How one is told of alerts, as it stands in the settings file. What does not make sense is as usual. */
final class TellingFormat {

    void write(TellingSettings settings, ObjectNode into) {
        into.put("on", settings.on());
        into.put("least", settings.least().name().toLowerCase(Locale.ROOT));
        into.put("sound", settings.sound());
        settings.quiet()
                .ifPresent(quiet -> into.putObject("quiet")
                        .put("from", quiet.from().toString())
                        .put("to", quiet.to().toString()));
    }

    TellingSettings read(JsonNode node) {
        TellingSettings usual = TellingSettings.DEFAULT;
        String least = node.path("least").asString("");
        Optional<LocalTime> from = time(node.path("quiet").path("from"));
        Optional<LocalTime> to = time(node.path("quiet").path("to"));
        return new TellingSettings(
                node.path("on").asBoolean(usual.on()),
                Arrays.stream(Severity.values())
                        .filter(severity -> severity.name().equalsIgnoreCase(least))
                        .findFirst()
                        .orElse(usual.least()),
                node.path("sound").asBoolean(usual.sound()),
                from.flatMap(begin -> to.filter(end -> !end.equals(begin)).map(end -> new QuietHours(begin, end))));
    }

    private static Optional<LocalTime> time(JsonNode node) {
        try {
            return Optional.of(LocalTime.parse(node.asString("")));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
