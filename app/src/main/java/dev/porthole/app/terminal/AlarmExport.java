package dev.porthole.app.terminal;

import dev.porthole.app.alerts.alarms.file.AlarmLibrary;
import dev.porthole.app.alerts.alarms.file.ExportedRules;
import dev.porthole.app.command.Commands;
import dev.porthole.app.command.ExitCodes;
import dev.porthole.app.session.Session;
import dev.porthole.app.session.SessionAlarms;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.FailureTexts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Prints the local alarms as rules, and beside them what cannot be one. */
public record AlarmExport(Messages messages, PrintWriter out, PrintWriter err) {

    /** A file with a mistake exports nothing: half of the alarms would be taken for all. */
    public int print(
            Session session, AlarmLibrary.Read alarms, String file, Commands.RulesFormat format, Duration answers)
            throws InterruptedException {
        if (!alarms.mistakes().isEmpty()) {
            alarms.mistakes().forEach(mistake -> err.println(messages.text(mistake.in(file))));
            return ExitCodes.FAILED;
        }
        var deadline = Deadline.after(answers);
        Predicate<Observation<?>> answered = state -> !(state instanceof Observation.Pending<?>);
        try (var listening = new Listening()) {
            listening.to(List.of(session.cluster().metrics().state()), answered).await(deadline);
            return switch (ExportedRules.of(
                    alarms.alarms(), session.alarms().questions(), SessionAlarms.INTERVAL, deadline)) {
                case Outcome.Failed<ExportedRules>(var failure) -> {
                    err.println(messages.text(new FailureTexts().sentence(failure)));
                    yield ExitCodes.FAILED;
                }
                case Outcome.Success<ExportedRules>(var rules, var notes) -> {
                    out.print(
                            switch (format) {
                                case RULES -> rules.file();
                                case PROMETHEUSRULE -> rules.resource();
                            });
                    rules.unmeasured()
                            .forEach(alarm -> err.println(messages.text("terminal.alarms.unmeasured", alarm)));
                    yield ExitCodes.OK;
                }
            };
        }
    }
}
