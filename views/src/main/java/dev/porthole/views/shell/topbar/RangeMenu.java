package dev.porthole.views.shell.topbar;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.notice.FieldRemark;
import dev.porthole.views.text.TimeWords;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/** The ranges up to now, and a fixed one to be typed; what is wrong with it stands at its field. */
final class RangeMenu extends HBox {

    private final TopBarViewModel model;
    private final Messages messages;
    private final Runnable close;
    private final ChoiceMenu lengths;
    private final CustomTextField from = new CustomTextField();
    private final CustomTextField to = new CustomTextField();
    private final FieldRemark fromRemark;
    private final FieldRemark toRemark;

    RangeMenu(TopBarViewModel model, Runnable close) {
        this.model = model;
        this.messages = model.messages();
        this.close = close;
        fromRemark = new FieldRemark(from, messages);
        toRemark = new FieldRemark(to, messages);
        getStyleClass().add("range-menu");
        lengths = new ChoiceMenu(
                TimeWords.RANGES.stream()
                        .map(length ->
                                new Choice(length.toString(), model.timeWords().last(length)))
                        .toList(),
                row -> model.isChosen(new TimeChoice.Last(Duration.parse(row.id()))),
                messages,
                row -> {
                    model.choose(new TimeChoice.Last(Duration.parse(row.id())));
                    close.run();
                });
        List<String> written = model.writtenRange();
        from.setText(written.get(0));
        to.setText(written.get(1));
        var apply = new Button(messages.text("range.apply"));
        apply.getStyleClass().add("accent");
        apply.setOnAction(event -> apply());
        from.setOnAction(event -> apply());
        to.setOnAction(event -> apply());
        var title = new Label(messages.text("range.fixed"));
        title.getStyleClass().add("panel-title");
        var hint = new Label(messages.text("range.hint"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        var fixed = new VBox(title);
        fixed.getStyleClass().add("range-fixed");
        fixed.getChildren().addAll(field("range.from", from, fromRemark), field("range.to", to, toRemark), hint, apply);
        HBox.setHgrow(fixed, Priority.ALWAYS);
        getChildren().addAll(lengths, fixed);
    }

    @Override
    public void requestFocus() {
        lengths.requestFocus();
    }

    private VBox field(String nameKey, TextField field, FieldRemark remark) {
        var name = new Label(messages.text(nameKey));
        name.getStyleClass().add("field-name");
        name.setLabelFor(field);
        field.setAccessibleText(messages.text(nameKey));
        field.setPrefColumnCount(16);
        return new VBox(4, name, remark);
    }

    private void apply() {
        RangeEntry.Result result = model.readRange(from.getText(), to.getText());
        fromRemark.say(result.from().orElse(Phrase.NONE));
        toRemark.say(result.to().orElse(Phrase.NONE));
        result.range().ifPresent(range -> {
            model.choose(new TimeChoice.Fixed(range));
            close.run();
        });
        if (result.range().isEmpty()) {
            (result.from().isPresent() ? from : to).requestFocus();
        }
    }
}
