package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Labels;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places for what an alert is about, in the words of Prometheus' templates: {@code {{ $labels.node }}},
 * {@code {{ $value }}}, and the value made readable by {@code humanize}, {@code humanizePercentage} or {@code
 * humanizeDuration}. More of that language is not read, which {@link #mistake} says.
 */
public record AlarmTemplate(String text) {

    /** The kinds of places, as they are written. */
    public static final List<String> KNOWN = List.of("{{ $labels.NAME }}", "{{ $value }}", "{{ $value | humanize }}");

    private static final Pattern PLACE = Pattern.compile("\\{\\{-?\\s*(?:\\$labels\\.(?<label>[A-Za-z_][A-Za-z0-9_]*)"
            + "|\\$value(?:\\s*\\|\\s*(?<humanized>humanize|humanizePercentage|humanizeDuration))?)\\s*-?\\}\\}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}");

    /** Where something stands that is not read. */
    public OptionalInt mistake() {
        // as long as before, so that places stay
        String rest =
                PLACE.matcher(text).replaceAll(place -> " ".repeat(place.group().length()));
        Matcher braces = BRACES.matcher(rest);
        return braces.find() ? OptionalInt.of(braces.start()) : OptionalInt.empty();
    }

    String filled(Labels labels, double value) {
        return PLACE.matcher(text).replaceAll(place -> {
            String label = place.group("label");
            return Matcher.quoteReplacement(
                    label != null ? labels.get(label) : number(place.group("humanized"), value));
        });
    }

    private static String number(@Nullable String humanized, double value) {
        var readable = new ReadableNumber(value);
        return switch (humanized == null ? "" : humanized) {
            case "humanize" -> readable.withPrefix("");
            case "humanizePercentage" -> new ReadableNumber(value * 100).fourDigits() + "%";
            case "humanizeDuration" -> readable.duration();
            default -> readable.plain();
        };
    }
}
