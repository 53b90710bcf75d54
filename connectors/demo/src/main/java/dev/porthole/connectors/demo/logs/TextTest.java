package dev.porthole.connectors.demo.logs;

import dev.porthole.connectors.demo.world.Workload;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Whether a text is in a line's message or stack trace, in whatever case. What changes from line to line of one kind is
 * digits; so a text without digits need not be looked for in lines of a kind that never has it.
 */
final class TextTest implements Predicate<LogLine> {

    private record Kind(LineKind kind, Workload workload) {}

    private final String wanted;
    private final boolean hasDigits;
    private final Map<Kind, Boolean> possible = new ConcurrentHashMap<>();

    TextTest(String wanted) {
        this.wanted = wanted.toLowerCase(Locale.ROOT);
        this.hasDigits = wanted.chars().anyMatch(Character::isDigit);
    }

    @Override
    public boolean test(LogLine line) {
        if (!hasDigits
                && !possible.computeIfAbsent(new Kind(line.kind(), line.life().workload()), this::isPossible)) {
            return false;
        }
        return line.message().toLowerCase(Locale.ROOT).contains(wanted)
                || line.stackTrace().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private boolean isPossible(Kind kind) {
        String text = kind.kind.text().replace("{service}", kind.workload.name()) + "\n" + kind.kind.stackTrace();
        for (String route : kind.workload.routes()) {
            String filled = text.replace("{route}", route.replaceAll("\\{\\w+}", "0"));
            if (filled.toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return text.replace("{route}", "/").toLowerCase(Locale.ROOT).contains(wanted);
    }
}
