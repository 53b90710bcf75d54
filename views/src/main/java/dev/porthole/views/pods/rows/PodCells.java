package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.Pod.Termination;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/** The columns that pod tables are made of. */
public final class PodCells {

    /** Wide enough for a tag; narrower columns never shrink. */
    private static final double MIN_WIDTH = 112;

    /** Both ends of a name that is cut. */
    private static final double MIN_NAME = 96;

    private static final double CELL_PADDING = 12;

    private static final String NOTHING = "\u2013";

    private final Messages messages;
    private final ReadOnlyObjectProperty<Instant> now;

    public PodCells(Messages messages, ReadOnlyObjectProperty<Instant> now) {
        this.messages = messages;
        this.now = now;
    }

    public TableColumn<PodRow, PodRow> name(double width) {
        TableColumn<PodRow, PodRow> column = column("pods.column.pod", width, (cell, row) -> {
            String namespace = VisibleText.of(row.pod().key().namespace());
            var box = new PodNameBox(
                    VisibleText.of(row.pod().key().name()),
                    row.gone() ? messages.text("pods.gone", namespace) : namespace);
            box.prefWidthProperty().bind(cell.widthProperty().subtract(CELL_PADDING));
            cell.setGraphic(box);
            String whole = VisibleText.of(row.pod().key().toString());
            cell.setTooltip(new Tooltip(row.gone() ? messages.text("pods.gone", whole) : whole));
        });
        column.setMinWidth(MIN_NAME);
        return column;
    }

    public TableColumn<PodRow, PodRow> restarts(double width) {
        return column("pods.column.restarts", width, (cell, row) -> {
            cell.setText(row.restarts() + (row.exact() ? "" : "+"));
            cell.setTooltip(
                    row.exact()
                            ? new Tooltip(
                                    messages.text("pods.restarts.all", row.pod().restarts()))
                            : new Tooltip(messages.text(
                                    "pods.restarts.least",
                                    row.restarts(),
                                    row.pod().restarts())));
            cell.getStyleClass().remove("strong");
            cell.getStyleClass().add("strong");
        });
    }

    public TableColumn<PodRow, PodRow> reason(double width) {
        return column("pods.column.reason", width, (cell, row) -> {
            var tag = new Tag();
            tag.show(row.reason().isEmpty() ? NOTHING : VisibleText.of(row.reason()), row.tone());
            cell.setGraphic(tag);
            explain(cell, row);
        });
    }

    public TableColumn<PodRow, PodRow> exit(double width) {
        return column("pods.column.exit", width, (cell, row) -> {
            Termination ended = row.ended();
            cell.setText(ended == null ? NOTHING : Integer.toString(ended.exitCode()));
            cell.getStyleClass().remove("dim");
            cell.getStyleClass().add("dim");
            explain(cell, row);
        });
    }

    /** Grows by itself. */
    public TableColumn<PodRow, PodRow> age(double width, Function<PodRow, Instant> since) {
        TableColumn<PodRow, PodRow> column = bare("pods.column.age", width);
        column.setCellFactory(table -> new TableCell<>() {
            {
                getStyleClass().add("dim");
                now.addListener((property, before, later) -> tell());
            }

            @Override
            protected void updateItem(PodRow row, boolean empty) {
                super.updateItem(row, empty);
                tell();
            }

            private void tell() {
                PodRow row = getItem();
                setText(
                        row == null
                                ? ""
                                : Age.between(since.apply(row), now.get()).in(messages));
            }
        });
        return column;
    }

    TableColumn<PodRow, PodRow> text(String key, double width, Function<PodRow, String> text) {
        return column(key, width, (cell, row) -> {
            String words = VisibleText.of(text.apply(row));
            cell.setText(words.isEmpty() ? NOTHING : words);
            cell.setTooltip(new Tooltip(words));
        });
    }

    TableColumn<PodRow, PodRow> status(double width) {
        return column("pods.column.status", width, (cell, row) -> {
            Tone tone = row.pod().ready()
                    ? Tone.SUCCESS
                    : row.pod().status().equals("Completed")
                            ? Tone.NEUTRAL
                            : row.tone() == Tone.DANGER ? Tone.DANGER : Tone.WARNING;
            var tag = new Tag();
            tag.show(VisibleText.of(row.pod().status()), tone);
            cell.setGraphic(tag);
        });
    }

    private void explain(TableCell<PodRow, PodRow> cell, PodRow row) {
        Termination ended = row.ended();
        if (ended == null) {
            cell.setTooltip(null);
            return;
        }
        String words = messages.text(
                "pods.ended", ended.reason(), ExitCode.words(ended), Age.between(ended.finishedAt(), now.get()));
        String message = VisibleText.of(ended.message());
        cell.setTooltip(new Tooltip(message.isEmpty() ? words : words + '\n' + message));
        cell.setAccessibleText(words);
    }

    private TableColumn<PodRow, PodRow> column(
            String key, double width, BiConsumer<TableCell<PodRow, PodRow>, PodRow> show) {
        TableColumn<PodRow, PodRow> column = bare(key, width);
        column.setCellFactory(table -> new TableCell<>() {
            @Override
            protected void updateItem(PodRow row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setText(null);
                    setGraphic(null);
                    setTooltip(null);
                } else {
                    show.accept(this, row);
                }
            }
        });
        return column;
    }

    private TableColumn<PodRow, PodRow> bare(String key, double width) {
        var column = new TableColumn<PodRow, PodRow>(messages.text(key));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, MIN_WIDTH));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        return column;
    }
}
