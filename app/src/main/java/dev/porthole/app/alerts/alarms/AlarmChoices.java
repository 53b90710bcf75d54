package dev.porthole.app.alerts.alarms;

import dev.porthole.app.settings.AlarmSwitches;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Which alarms there are for a cluster and what a person decided of them, as they are at the moment.
 *
 * @param change of what was decided, which is remembered
 */
public record AlarmChoices(
        Supplier<List<AlarmDefinition>> definitions,
        Supplier<AlarmSwitches> switches,
        Consumer<UnaryOperator<AlarmSwitches>> change) {

    /** No alarm at all. */
    public static final AlarmChoices NONE = new AlarmChoices(List::of, () -> AlarmSwitches.NONE, change -> {});
}
