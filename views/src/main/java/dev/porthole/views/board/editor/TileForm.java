package dev.porthole.views.board.editor;

import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.views.board.definition.TileBounds;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.board.definition.TileVisual;
import dev.porthole.views.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Fields for one tile: where its number comes from, and how it is shown. Enter takes it. */
public final class TileForm extends VBox {

    /** Instead of a signal's id. */
    private static final String OWN_QUERY = "";

    private final Messages messages;
    private final TileDefinition before;
    private final ComboBox<String> signal;
    private final TextField query = new TextField();
    private final TextField title = new TextField();
    private final ComboBox<SignalUnit> unit;
    private final ComboBox<TileVisual> visual;
    private final TextField warning = new TextField();
    private final TextField critical = new TextField();
    private final Label mistake = new Label();
    private final Consumer<TileDefinition> taken;

    /**
     * @param before what the fields have at first
     * @param goals signals that are worked out of others
     * @param taken is told the tile; says by {@link #say} what is wrong with it
     */
    public TileForm(Messages messages, TileDefinition before, List<String> goals, Consumer<TileDefinition> taken) {
        this.messages = messages;
        this.before = before;
        this.taken = taken;
        getStyleClass().add("tile-form");
        setSpacing(10);
        List<String> signals = new ArrayList<>(List.of(OWN_QUERY));
        for (Signal.Known known : Signal.Known.values()) {
            signals.add(known.id());
        }
        signals.addAll(goals);
        signal = choice(signals, id -> messages.text(id.isEmpty() ? "board.form.query" : "tile." + id));
        unit = choice(List.of(SignalUnit.values()), one -> messages.text("board.form.unit." + one));
        visual = choice(List.of(TileVisual.values()), one -> messages.text("board.form.visual." + one));
        fill();
        var grid = new GridPane(10, 8);
        int row = 0;
        for (var field : List.of(
                new Named("signal", signal),
                new Named("promql", query),
                new Named("unit", unit),
                new Named("title", title),
                new Named("visual", visual),
                new Named("warning", warning),
                new Named("critical", critical))) {
            var name = new Label(messages.text("board.form." + field.key()));
            name.setLabelFor(field.control());
            field.control().setAccessibleText(name.getText());
            field.control().setPrefWidth(360);
            grid.addRow(row++, name, field.control());
        }
        query.disableProperty().bind(signal.valueProperty().isNotEqualTo(OWN_QUERY));
        unit.disableProperty().bind(query.disableProperty());
        mistake.setWrapText(true);
        mistake.setMaxWidth(480);
        mistake.getStyleClass().add("field-remark");
        var take = new Button(messages.text("board.form.take"));
        take.getStyleClass().add("accent");
        take.setOnAction(event -> take());
        var heading = new Label(messages.text("board.form"));
        heading.getStyleClass().add("panel-title");
        getChildren().addAll(heading, grid, mistake, new HBox(take));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take();
                event.consume();
            }
        });
    }

    private record Named(String key, Control control) {}

    @Override
    public void requestFocus() {
        signal.requestFocus();
    }

    /** What is wrong with what was taken. */
    public void say(String sentence) {
        mistake.setText(sentence);
        signal.setAccessibleHelp(sentence);
    }

    private void fill() {
        switch (before.source()) {
            case TileSource.OfSignal(String id) -> signal.setValue(id);
            case TileSource.OfQuery(String promql, SignalUnit of) -> {
                signal.setValue(OWN_QUERY);
                query.setText(promql);
                unit.setValue(of);
            }
        }
        if (unit.getValue() == null) {
            unit.setValue(SignalUnit.PLAIN);
        }
        visual.setValue(before.visual());
        title.setText(before.title());
        warning.setText(written(before.bounds().warning()));
        critical.setText(written(before.bounds().critical()));
    }

    private void take() {
        Optional<Double> warns = number(warning.getText());
        Optional<Double> alarms = number(critical.getText());
        if (warns.isEmpty() || alarms.isEmpty()) {
            say(messages.text("board.form.number"));
            (warns.isEmpty() ? warning : critical).requestFocus();
            return;
        }
        TileSource source = OWN_QUERY.equals(signal.getValue())
                ? new TileSource.OfQuery(query.getText().strip(), unit.getValue())
                : new TileSource.OfSignal(signal.getValue());
        // two bounds in falling order mean that small numbers are the bad ones
        boolean below = warns.get() > alarms.get() || before.bounds().below() && !(warns.get() < alarms.get());
        taken.accept(new TileDefinition(
                before.id(),
                source,
                title.getText().strip(),
                visual.getValue(),
                before.span(),
                before.group(),
                source.equals(before.source()) ? before.by() : "",
                new TileBounds(warns.get(), alarms.get(), below)));
    }

    private static String written(double bound) {
        return Double.isNaN(bound) ? "" : String.valueOf(bound);
    }

    /** NaN for nothing; empty for what is no number. */
    private static Optional<Double> number(String text) {
        String digits = text.strip();
        try {
            double factor = digits.endsWith("%") ? 0.01 : 1;
            return Optional.of(
                    digits.isEmpty()
                            ? Double.NaN
                            : factor
                                    * Double.parseDouble(digits.replace("%", "").strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static <T> ComboBox<T> choice(List<T> all, Function<T, String> name) {
        var box = new ComboBox<T>(FXCollections.observableArrayList(all));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                return box.getValue(); // it is chosen, never typed
            }
        });
        return box;
    }
}
