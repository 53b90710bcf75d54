package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.FieldRemark;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

/** Fields for one matcher: a label's name, how it is compared, and the value; what is wrong stands below the field. */
final class MatcherRowView extends HBox {

    private static final int COMPLETIONS = 8;
    private static final double ICON = 12;

    private final MatcherRow row;
    private final CustomTextField name = new CustomTextField();
    private final CustomTextField value = new CustomTextField();

    MatcherRowView(MatcherRow row, SilenceFormMatchers matchers, Messages messages) {
        this.row = row;
        getStyleClass().add("matcher-row");
        name.setPromptText(messages.text("silences.matcher.name"));
        name.setAccessibleText(messages.text("silences.matcher.name"));
        name.setPrefColumnCount(9);
        name.textProperty().bindBidirectional(row.nameProperty());
        TextFields.bindAutoCompletion(name, request -> matchers.names(request.getUserText()))
                .setVisibleRowCount(COMPLETIONS);
        value.setPromptText(messages.text("silences.matcher.value"));
        value.setAccessibleText(messages.text("silences.matcher.value"));
        value.setPrefColumnCount(12);
        value.textProperty().bindBidirectional(row.valueProperty());
        TextFields.bindAutoCompletion(
                        value,
                        request -> matchers.values(row.nameProperty().get().strip(), request.getUserText()))
                .setVisibleRowCount(COMPLETIONS);
        var nameRemark = new FieldRemark(name, messages);
        row.nameProblemProperty().subscribe(nameRemark::say);
        var valueRemark = new FieldRemark(value, messages);
        row.valueProblemProperty().subscribe(valueRemark::say);
        nameRemark.setMinWidth(90);
        valueRemark.setMinWidth(90);
        HBox.setHgrow(nameRemark, Priority.SOMETIMES);
        HBox.setHgrow(valueRemark, Priority.ALWAYS);
        var remove = new Button(null, new Icon(Glyph.CLOSE, ICON));
        remove.getStyleClass().addAll("flat", "matcher-remove");
        remove.setAccessibleText(messages.text("silences.matcher.remove"));
        remove.setTooltip(new Tooltip(messages.text("silences.matcher.remove")));
        remove.setOnAction(event -> matchers.remove(row));
        getChildren().addAll(nameRemark, operators(messages), valueRemark, remove);
    }

    @Override
    public void requestFocus() {
        (name.getText().isEmpty() ? name : value).requestFocus();
    }

    MatcherRow row() {
        return row;
    }

    private ComboBox<Matcher.Operator> operators(Messages messages) {
        var operators = new ComboBox<>(FXCollections.observableArrayList(Matcher.Operator.values()));
        operators.getStyleClass().add("matcher-operator");
        operators.setAccessibleText(messages.text("silences.matcher.operator"));
        operators.setMinWidth(USE_PREF_SIZE);
        operators.setConverter(new StringConverter<>() {
            @Override
            public String toString(Matcher.Operator operator) {
                return operator == null ? "" : operator.sign();
            }

            @Override
            public Matcher.Operator fromString(String sign) {
                return operators.getValue(); // it is chosen, never typed
            }
        });
        operators.valueProperty().bindBidirectional(row.operatorProperty());
        return operators;
    }
}
