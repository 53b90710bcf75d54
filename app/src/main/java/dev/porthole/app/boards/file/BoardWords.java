package dev.porthole.app.boards.file;

import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.views.board.definition.BoardDefinition.TileSize;
import dev.porthole.views.board.definition.BoardVariable;
import dev.porthole.views.board.definition.TileVisual;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The words that stand in board files. The schema beside it has the same, which a test holds. */
final class BoardWords {

    static final List<String> BOARD = List.of("title", "range", "size", "variables", "tiles");
    static final List<String> TILE =
            List.of("id", "signal", "query", "title", "unit", "visual", "by", "span", "group", "thresholds");
    static final List<String> THRESHOLDS = List.of("warning", "critical", "below");

    /** Worked out of signals; they have no parts. */
    static final List<String> GOALS = List.of("availability", "errorBudget");

    static final List<String> SIGNALS = Stream.concat(
                    Arrays.stream(Signal.Known.values()).map(Signal.Known::id), GOALS.stream())
            .toList();
    static final List<String> VISUALS =
            Arrays.stream(TileVisual.values()).map(TileVisual::word).toList();
    static final List<String> VARIABLES =
            Arrays.stream(BoardVariable.values()).map(BoardVariable::word).toList();
    static final List<String> SIZES = Arrays.stream(TileSize.values())
            .map(size -> size.name().toLowerCase(Locale.ROOT))
            .toList();
    static final List<String> GROUPINGS = Arrays.stream(Grouping.values())
            .map(Grouping::label)
            .filter(label -> !label.isEmpty())
            .toList();
    static final Map<String, SignalUnit> UNITS = units();

    private BoardWords() {}

    private static Map<String, SignalUnit> units() {
        var units = new LinkedHashMap<String, SignalUnit>();
        for (SignalUnit unit : SignalUnit.values()) {
            units.put(word(unit), unit);
        }
        return Collections.unmodifiableMap(units);
    }

    /** Such as "perSecond". */
    static String word(SignalUnit unit) {
        var word = new StringBuilder();
        for (String part : unit.name().toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
