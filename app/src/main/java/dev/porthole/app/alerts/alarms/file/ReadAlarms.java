package dev.porthole.app.alerts.alarms.file;

import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.yaml.FileMistake;
import java.util.List;

/**
 * What a file of alarms came to.
 *
 * @param alarms none when there are mistakes
 * @param mistakes all that were found, in their order in the file
 */
public record ReadAlarms(List<AlarmDefinition> alarms, List<FileMistake> mistakes) {

    public ReadAlarms {
        alarms = List.copyOf(alarms);
        mistakes = List.copyOf(mistakes);
    }

    public boolean isGood() {
        return mistakes.isEmpty();
    }
}
