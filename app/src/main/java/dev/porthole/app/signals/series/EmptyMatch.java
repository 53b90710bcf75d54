package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.Matcher;
import java.util.regex.Pattern;

/** Whether a series without the label fits. */
public record EmptyMatch(Matcher matcher) {

    public boolean matches() {
        return switch (matcher.operator()) {
            case EQUAL -> matcher.value().isEmpty();
            case NOT_EQUAL -> !matcher.value().isEmpty();
            case REGEX -> Pattern.matches(matcher.value(), "");
            case NOT_REGEX -> !Pattern.matches(matcher.value(), "");
        };
    }
}
