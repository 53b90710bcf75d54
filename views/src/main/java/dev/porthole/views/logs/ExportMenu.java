package dev.porthole.views.logs;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.export.LogExport;
import dev.porthole.views.logs.export.LogExports;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.logs.search.LogsViewModel;
import java.io.File;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;

/** Writes what was found to a file; while that goes on it says how far it is, and has a way to stop it. */
final class ExportMenu extends MenuButton {

    private final LogsViewModel model;
    private final Messages messages;

    ExportMenu(LogsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        LogExports exports = model.exports();
        setMinWidth(USE_PREF_SIZE);
        for (LogExport.Format format : LogExport.Format.values()) {
            var item = new MenuItem(messages.text("log.export." + format));
            item.setOnAction(event -> export(format));
            item.disableProperty().bind(exports.runningProperty());
            getItems().add(item);
        }
        var stop = new MenuItem(messages.text("log.export.stop"));
        stop.setOnAction(event -> exports.cancel());
        stop.disableProperty().bind(exports.runningProperty().not());
        getItems().addAll(new SeparatorMenuItem(), stop);
        exports.progressProperty().addListener((property, before, now) -> tell(now));
        tell(exports.progressProperty().get());
        disableProperty()
                .bind(model.status()
                        .phaseProperty()
                        .isNotEqualTo(LogStatus.Phase.ROWS)
                        .and(exports.runningProperty().not()));
    }

    private void tell(Phrase progress) {
        setText(progress.isEmpty() ? messages.text("log.export") : messages.text(progress));
    }

    private void export(LogExport.Format format) {
        var chooser = new FileChooser();
        chooser.setInitialFileName("logs." + format.extension());
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(format, file.toPath());
        }
    }
}
