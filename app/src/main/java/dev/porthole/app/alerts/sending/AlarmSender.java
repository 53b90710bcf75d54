package dev.porthole.app.alerts.sending;

import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the alerts of those local alarms that a person wants sent, after each evaluation. What Alertmanager did not take is
 * due again after the next one. Thread-safe; where nothing may be written, nothing is.
 */
public final class AlarmSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmSender.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SentAlarms sent = new SentAlarms();
    private final Live<List<WatchedAlarm>> alarms;
    private final Supplier<AlarmSwitches> switches;
    private final Connected alertmanager;
    private final InstantSource clock;
    private final Subscription listening;

    /** Asks Alertmanager, whichever there is. */
    @FunctionalInterface
    public interface Connected {
        Outcome<Optional<Receipt>> ask(
                Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<Optional<Receipt>>> question);
    }

    public AlarmSender(
            Live<List<WatchedAlarm>> alarms,
            Supplier<AlarmSwitches> switches,
            Connected alertmanager,
            InstantSource clock) {
        this.alarms = alarms;
        this.switches = switches;
        this.alertmanager = alertmanager;
        this.clock = clock;
        this.listening = alarms.subscribe(state -> send());
    }

    private synchronized void send() {
        if (!(alarms.latest() instanceof Observation.Fresh<List<WatchedAlarm>>(var now, var when, var notes))) {
            return;
        }
        Instant at = clock.instant();
        List<AlertDraft> due = sent.due(now, switches.get(), at);
        if (due.isEmpty()) {
            return;
        }
        Outcome<Optional<Receipt>> outcome = alertmanager.ask(Deadline.after(LIMIT), (source, limit) -> {
            Optional<AlertControl> control = source.control();
            return control.isPresent()
                    ? control.get().send(due, limit).map(Optional::of)
                    : Outcome.of(Optional.empty());
        });
        switch (outcome) {
            case Outcome.Success<Optional<Receipt>>(var receipt, var remarks) ->
                receipt.ifPresent(taken -> sent.took(due, at));
            case Outcome.Failed<Optional<Receipt>>(var failure) ->
                LOG.info("{} alerts are not sent: {}", due.size(), failure);
        }
    }

    @Override
    public void close() {
        listening.close();
    }
}
