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

    /** What is known of a line before its text is written out. */
    private enum Chance {
        NEVER,
        PERHAPS,
        ALWAYS
    }

    private final String wanted;
    private final boolean hasDigits;
    private final Map<Kind, Chance> chances = new ConcurrentHashMap<>();

    TextTest(String wanted) {
        this.wanted = wanted.toLowerCase(Locale.ROOT);
        this.hasDigits = wanted.chars().anyMatch(Character::isDigit);
    }

    @Override
    public boolean test(LogLine line) {
        return switch (chances.computeIfAbsent(new Kind(line.kind(), line.life().workload()), this::chance)) {
            case NEVER -> false;
            case ALWAYS -> true;
            case PERHAPS -> line.message().toLowerCase(Locale.ROOT).contains(wanted);
        };
    }

    private Chance chance(Kind kind) {
        String fixed = kind.kind.text().replaceAll("\\{\\w+}", "\0") + "\n" + kind.kind.stackTrace();
        if (fixed.toLowerCase(Locale.ROOT).contains(wanted)) {
            return Chance.ALWAYS;
        }
        return hasDigits || isPossible(kind) ? Chance.PERHAPS : Chance.NEVER;
    }

    private boolean isPossible(Kind kind) {
        String text = kind.kind.text().replace("{service}", kind.workload.name());
        for (String route : kind.workload.routes()) {
            String filled = text.replace("{route}", route.replaceAll("\\{\\w+}", "0"));
            if (filled.toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return text.replace("{route}", "/").toLowerCase(Locale.ROOT).contains(wanted);
    }
}
