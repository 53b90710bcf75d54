package dev.porthole.app.alerts.alarms.file;

import dev.porthole.app.alerts.alarms.AlarmCondition;
import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmExpression;
import dev.porthole.app.alerts.alarms.AlarmQuantity;
import dev.porthole.app.alerts.alarms.AlarmTemplate;
import dev.porthole.app.yaml.FileMistake;
import dev.porthole.app.yaml.YamlDocument;
import dev.porthole.app.yaml.YamlFields;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.query.QueryMistake;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.FailureTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a file of alarms. Says all that is wrong with it at once, as far as it can be read at all. */
public final class AlarmReader {

    /** Far above any file that a person would write. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_ALARMS = 100;
    private static final int LONGEST = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final List<FileMistake> mistakes = new ArrayList<>();
    private final Map<String, Integer> lineOfName = new HashMap<>();
    private final YamlDocument file;

    private AlarmReader(YamlDocument file) {
        this.file = file;
    }

    public static ReadAlarms read(byte[] bytes) {
        List<FileMistake> unreadable = new ArrayList<>();
        Optional<YamlDocument> file = YamlDocument.read(bytes, MOST_BYTES, unreadable);
        return file.map(document -> new AlarmReader(document).read())
                .orElseGet(() -> new ReadAlarms(List.of(), unreadable));
    }

    private ReadAlarms read() {
        List<AlarmDefinition> alarms = YamlFields.of(file.root(), "alarms", AlarmWords.FILE, mistakes)
                .map(this::alarms)
                .orElse(List.of());
        mistakes.sort(Comparator.comparingInt(FileMistake::line).thenComparingInt(FileMistake::column));
        return new ReadAlarms(mistakes.isEmpty() ? alarms : List.of(), mistakes);
    }

    private List<AlarmDefinition> alarms(YamlFields fields) {
        if (!fields.declares("alarms")) {
            fields.wrong(fields.place(), "alarms.none");
        }
        List<Node> written = fields.list("alarms");
        if (written.size() > MOST_ALARMS) {
            fields.wrong(written.get(MOST_ALARMS), "alarms.many", MOST_ALARMS);
        }
        return written.stream()
                .limit(MOST_ALARMS)
                .flatMap(node -> YamlFields.of(node, "alarm", AlarmWords.ALARM, mistakes).stream())
                .flatMap(alarm -> alarm(alarm).stream())
                .toList();
    }

    /** Empty when it is none, which is then noted. */
    private Optional<AlarmDefinition> alarm(YamlFields fields) {
        int before = mistakes.size();
        String name = name(fields);
        Optional<AlarmQuantity> quantity = quantity(fields);
        AlarmCondition condition = condition(fields, quantity);
        var labels = new TreeMap<>(texts(fields, "labels").asMap());
        String severity = fields.text("severity", LONGEST);
        if (!severity.isEmpty()) {
            labels.put("severity", severity);
        }
        Labels annotations = texts(fields, "annotations");
        List<String> coveredBy = names(fields);
        if (mistakes.size() > before || quantity.isEmpty()) {
            return Optional.empty();
        }
        var alarm = new AlarmDefinition(name, quantity.get(), condition, Labels.of(labels), annotations, coveredBy);
        return Optional.of(alarm).filter(whole -> isQuery(whole, fields));
    }

    private String name(YamlFields fields) {
        Optional<ScalarNode> given = fields.text("name");
        if (given.isEmpty()) {
            if (!fields.has("name")) {
                fields.wrong(fields.place(), "alarm.name.none");
            }
            return "";
        }
        String name = given.get().getValue();
        int line = given.get().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        Integer taken = lineOfName.putIfAbsent(name, line);
        if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
            fields.wrong(given.get(), "alarm.name", name);
        } else if (taken != null) {
            fields.wrong(given.get(), "alarm.name.twice", name, String.valueOf(taken));
        }
        return name;
    }

    private Optional<AlarmQuantity> quantity(YamlFields fields) {
        boolean signal = fields.has("signal");
        if (signal == fields.has("query")) {
            fields.wrong(fields.key("query"), signal ? "alarm.source.two" : "alarm.source.none");
            return Optional.empty();
        }
        if (!signal) {
            if (fields.has("by")) {
                fields.wrong(fields.key("by"), "alarm.by");
            }
            return fields.text("query")
                    .map(scalar -> new AlarmQuantity.OfQuery(scalar.getValue().strip()));
        }
        String by = fields.word("by", "by", AlarmWords.GROUPINGS).orElse("");
        return fields.word("signal", "signal", AlarmWords.SIGNALS)
                .flatMap(Signal.Known::of)
                .map(known -> new AlarmQuantity.OfSignal(known, AlarmWords.grouping(by)));
    }

    private AlarmCondition condition(YamlFields fields, Optional<AlarmQuantity> quantity) {
        List<Comparison> written = AlarmWords.COMPARISONS.stream()
                .filter(one -> fields.declares(one.word()))
                .toList();
        Comparison comparison = written.isEmpty() ? Comparison.ANY : written.getFirst();
        double threshold = Double.NaN;
        if (written.size() > 1) {
            fields.wrong(fields.key(written.get(1).word()), "alarm.comparison.two");
        } else if (comparison != Comparison.ANY) {
            OptionalDouble number = fields.number(comparison.word());
            if (number.isEmpty() && !fields.has(comparison.word())) {
                fields.wrong(fields.key(comparison.word()), "type.number", comparison.word());
            }
            threshold = number.orElse(Double.NaN);
        } else if (quantity.orElse(null) instanceof AlarmQuantity.OfSignal) {
            fields.wrong(fields.key("signal"), "alarm.comparison.none");
        }
        return new AlarmCondition(comparison, threshold, hold(fields));
    }

    private static Duration hold(YamlFields fields) {
        Optional<ScalarNode> written = fields.text("for");
        Optional<HoldTime> hold = written.flatMap(scalar -> HoldTime.of(scalar.getValue()));
        if (written.isPresent() && hold.isEmpty()) {
            fields.wrong(written.get(), "alarm.for", written.get().getValue());
        }
        return hold.map(HoldTime::length).orElse(Duration.ZERO);
    }

    private Labels texts(YamlFields fields, String name) {
        Optional<Node> node = fields.node(name);
        if (node.isEmpty()) {
            return Labels.EMPTY;
        }
        if (!(node.get() instanceof MappingNode mapping)) {
            fields.wrong(node.get(), "alarm.texts", name);
            return Labels.EMPTY;
        }
        var texts = new TreeMap<String, String>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!NAME.matcher(key).matches()) {
                fields.wrong(entry.getKeyNode(), "by.label", key);
            } else if (!(entry.getValueNode() instanceof ScalarNode value)) {
                fields.wrong(entry.getValueNode(), "type.text", key);
            } else if (texts.putIfAbsent(key, value.getValue()) != null) {
                fields.wrong(entry.getKeyNode(), "key.twice", key);
            } else {
                template(value);
            }
        }
        return Labels.of(texts);
    }

    private void template(ScalarNode value) {
        OptionalInt wrong = new AlarmTemplate(value.getValue()).mistake();
        if (wrong.isPresent()) {
            int[] place = file.text().of(value, wrong.getAsInt());
            mistakes.add(new FileMistake(
                    place[0], place[1], Phrase.of("file.alarm.template", AlarmTemplate.KNOWN.toArray())));
        }
    }

    private static List<String> names(YamlFields fields) {
        List<String> names = new ArrayList<>();
        for (Node node : fields.list("coveredBy")) {
            if (node instanceof ScalarNode name) {
                names.add(name.getValue());
            } else {
                fields.wrong(node, "alarm.coveredBy");
            }
        }
        return names;
    }

    /** With its comparison, since that is what will be asked. */
    private boolean isQuery(AlarmDefinition alarm, YamlFields fields) {
        if (!(alarm.quantity() instanceof AlarmQuantity.OfQuery(String promql))) {
            return true;
        }
        ScalarNode scalar = fields.text("query").orElseThrow();
        Optional<QueryMistake> own = new PromQl().check(promql);
        Optional<QueryMistake> whole = own.or(() -> new PromQl().check(new AlarmExpression(alarm).own(promql)));
        whole.ifPresent(mistake -> {
            int[] place = file.text().of(scalar, own.isPresent() ? mistake.start() : 0);
            mistakes.add(
                    new FileMistake(place[0], place[1], Phrase.of("file.query", FailureTexts.words(mistake.detail()))));
        });
        return whole.isEmpty();
    }
}
