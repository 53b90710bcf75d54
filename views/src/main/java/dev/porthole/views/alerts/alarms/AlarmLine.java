package dev.porthole.views.alerts.alarms;

import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Tone;

/**
 * A local alarm as a row.
 *
 * @param condition when it fires
 * @param standing what became of it at the last evaluation
 * @param story more of that; empty when there is none
 * @param mode whether it is evaluated
 * @param sent whether its alerts go to Alertmanager
 */
public record AlarmLine(
        String name, String condition, Phrase standing, Tone tone, Phrase story, Mode mode, boolean sent) {

    /** Whether an alarm is evaluated. */
    public enum Mode {
        /** Unless a rule of the cluster means the same. */
        AUTO,
        ON,
        OFF
    }
}
