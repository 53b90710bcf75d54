package dev.porthole.app.boards.file;

import dev.porthole.app.yaml.FileMistake;
import dev.porthole.app.yaml.WrittenText;
import dev.porthole.app.yaml.YamlFields;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.metrics.query.QueryMistake;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.views.board.definition.BoardVariable;
import dev.porthole.views.board.definition.TileBounds;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.board.definition.TileVisual;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.FailureTexts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the tiles of one board file. */
final class TileReader {

    private static final int LONGEST_TITLE = 80;
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final WrittenText text;
    private final Collection<BoardVariable> variables;
    private final boolean titled;
    private final List<FileMistake> mistakes;
    private final Map<String, Integer> lineOfId = new HashMap<>();

    /** @param titled whether a query needs a title, since no bundle has one */
    TileReader(WrittenText text, Collection<BoardVariable> variables, boolean titled, List<FileMistake> mistakes) {
        this.text = text;
        this.variables = variables;
        this.titled = titled;
        this.mistakes = mistakes;
    }

    /** Empty when it is none, which is then noted. */
    Optional<TileDefinition> read(Node node) {
        int before = mistakes.size();
        Optional<YamlFields> read = YamlFields.of(node, "tile", BoardWords.TILE, mistakes);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        YamlFields fields = read.get();
        Optional<TileSource> source = source(fields);
        TileVisual visual = fields.word("visual", "visual", BoardWords.VISUALS)
                .flatMap(TileVisual::of)
                .orElse(TileVisual.NUMBER);
        String title = fields.text("title", LONGEST_TITLE);
        TileBounds bounds = bounds(fields);
        String by = by(fields, source);
        if (titled && source.orElse(null) instanceof TileSource.OfQuery && !fields.has("title")) {
            fields.wrong(fields.key("query"), "title.missing");
        }
        source.ifPresent(from -> fits(visual, from, bounds, fields));
        String id = id(fields, source);
        var tile = source.map(from -> new TileDefinition(
                id, from, title, visual, span(fields), fields.text("group", LONGEST_TITLE), by, bounds));
        return mistakes.size() == before ? tile : Optional.empty();
    }

    private Optional<TileSource> source(YamlFields fields) {
        boolean signal = fields.has("signal");
        boolean query = fields.has("query");
        if (signal == query) {
            fields.wrong(fields.key("query"), signal ? "source.two" : "source.none");
            return Optional.empty();
        }
        if (signal) {
            if (fields.has("unit")) {
                fields.wrong(fields.key("unit"), "unit.ofSignal");
            }
            return fields.word("signal", "signal", BoardWords.SIGNALS).map(TileSource.OfSignal::new);
        }
        SignalUnit unit = fields.word("unit", "unit", BoardWords.UNITS.keySet())
                .map(BoardWords.UNITS::get)
                .orElse(SignalUnit.PLAIN);
        return fields.text("query")
                .filter(this::isQuery)
                .map(scalar -> new TileSource.OfQuery(scalar.getValue().strip(), unit));
    }

    private boolean isQuery(ScalarNode scalar) {
        String query = scalar.getValue();
        Optional<QueryMistake> mistake = new PromQl().check(query);
        if (mistake.isPresent()) {
            int[] place = text.of(scalar, mistake.get().start());
            Detail detail = mistake.get().detail();
            mistakes.add(new FileMistake(place[0], place[1], Phrase.of("file.query", FailureTexts.words(detail))));
            return false;
        }
        for (QueryVariables.Use use : new QueryVariables(query).uses()) {
            int[] place = text.of(scalar, use.at());
            Optional<BoardVariable> variable = BoardVariable.of(use.name());
            if (variable.isEmpty()) {
                mistakes.add(new FileMistake(
                        place[0],
                        place[1],
                        Phrase.of("file.variable.unknown", "$" + use.name(), String.join(", ", BoardWords.VARIABLES))));
            } else if (variable.get() == BoardVariable.SERVICE && !variables.contains(BoardVariable.SERVICE)) {
                mistakes.add(new FileMistake(place[0], place[1], Phrase.of("file.variable.service")));
            }
        }
        return true;
    }

    private TileBounds bounds(YamlFields fields) {
        Optional<YamlFields> found = fields.node("thresholds")
                .flatMap(node -> YamlFields.of(node, "thresholds", BoardWords.THRESHOLDS, mistakes));
        if (found.isEmpty()) {
            return TileBounds.USUAL;
        }
        YamlFields bounds = found.get();
        OptionalDouble warning = bounds.number("warning");
        OptionalDouble critical = bounds.number("critical");
        boolean below = bounds.flag("below").orElse(false);
        if (!bounds.has("warning") && !bounds.has("critical")) {
            bounds.wrong(bounds.place(), "thresholds.none");
        }
        if (warning.isPresent()
                && critical.isPresent()
                && (below
                        ? critical.getAsDouble() > warning.getAsDouble()
                        : critical.getAsDouble() < warning.getAsDouble())) {
            bounds.wrong(bounds.key("critical"), below ? "thresholds.orderBelow" : "thresholds.order");
        }
        return new TileBounds(warning.orElse(Double.NaN), critical.orElse(Double.NaN), below);
    }

    private static String by(YamlFields fields, Optional<TileSource> source) {
        if (source.orElse(null) instanceof TileSource.OfSignal) {
            return fields.word("by", "by", BoardWords.GROUPINGS).orElse("");
        }
        String label = fields.text("by", LONGEST_TITLE);
        if (!label.isEmpty() && !LABEL.matcher(label).matches()) {
            fields.wrong(fields.node("by").orElse(fields.place()), "by.label", label);
        }
        return label;
    }

    private int span(YamlFields fields) {
        OptionalDouble span = fields.number("span");
        if (span.isEmpty()) {
            return 1;
        }
        double columns = span.getAsDouble();
        if (columns != Math.rint(columns) || columns < 1 || columns > TileDefinition.WIDEST) {
            fields.wrong(fields.node("span").orElse(fields.place()), "span", TileDefinition.WIDEST);
            return 1;
        }
        return (int) columns;
    }

    private static void fits(TileVisual visual, TileSource source, TileBounds bounds, YamlFields fields) {
        Node at = fields.node("visual").orElse(fields.place());
        boolean latency =
                source instanceof TileSource.OfSignal(String signal) && signal.equals(Signal.Known.LATENCY.id());
        if (source instanceof TileSource.OfSignal(String goal)
                && BoardWords.GOALS.contains(goal)
                && visual.hasParts()) {
            fields.wrong(at, "visual.whole", goal);
        }
        if (visual == TileVisual.PERCENTILES && !latency) {
            fields.wrong(at, "visual.percentiles");
        }
        if (visual == TileVisual.GAUGE && !isShare(source) && bounds.isUsual()) {
            fields.wrong(at, "visual.gauge");
        }
    }

    private static boolean isShare(TileSource source) {
        return switch (source) {
            case TileSource.OfQuery(String promql, SignalUnit unit) -> unit == SignalUnit.SHARE;
            case TileSource.OfSignal(String signal) ->
                List.of("cpu", "memory", "disk", "errors", "clientErrors", "pool", "availability", "errorBudget")
                        .contains(signal);
        };
    }

    /** Given, or made: a signal's own name, with a number behind it when it is taken. */
    private String id(YamlFields fields, Optional<TileSource> source) {
        int line = fields.place().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        if (fields.has("id")) {
            Optional<ScalarNode> given = fields.text("id");
            if (given.isEmpty()) {
                return "";
            }
            String id = given.get().getValue();
            if (!ID.matcher(id).matches()) {
                fields.wrong(given.get(), "id", id);
            } else if (lineOfId.containsKey(id)) {
                fields.wrong(given.get(), "id.twice", id, String.valueOf(lineOfId.get(id)));
            }
            lineOfId.putIfAbsent(id, line);
            return id;
        }
        String name = source.orElse(null) instanceof TileSource.OfSignal(String signal) ? signal : "query";
        String id = name;
        for (int next = 2; lineOfId.containsKey(id); next++) {
            id = name + "-" + next;
        }
        lineOfId.put(id, line);
        return id;
    }
}
