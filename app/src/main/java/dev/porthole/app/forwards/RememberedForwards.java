package dev.porthole.app.forwards;

import dev.porthole.app.settings.ClusterMemory;
import dev.porthole.app.settings.ClusterSettings.SavedForward;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.PortForwards;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards that are open again, on the same ports, after the next start. */
public final class RememberedForwards implements PortForwards {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedForwards.class);

    private final PortForwards forwards;
    private final ClusterMemory memory;

    public RememberedForwards(PortForwards forwards, ClusterMemory memory) {
        this.forwards = forwards;
        this.memory = memory;
    }

    /** Opens those that were open when Porthole was last left; on another port where theirs is taken. */
    public void restore() {
        for (SavedForward saved : memory.forwards()) {
            if (!saved.restored()) {
                continue;
            }
            if (forwards.open(saved.target(), saved.localPort()) instanceof Outcome.Failed<Forward>(var taken)) {
                LOG.info(
                        "{} is opened on another port: {}",
                        saved.target(),
                        taken.detail().toString());
                forwards.open(saved.target(), 0);
            }
        }
    }

    @Override
    public boolean isRestored(ForwardTarget target) {
        return saved(target).map(SavedForward::restored).orElse(true);
    }

    @Override
    public void setRestored(ForwardTarget target, boolean restored) {
        saved(target)
                .ifPresent(known -> memory.keepForward(new SavedForward(known.target(), known.localPort(), restored)));
    }

    private Optional<SavedForward> saved(ForwardTarget target) {
        return memory.forwards().stream()
                .filter(forward -> forward.target().equals(target))
                .findFirst();
    }

    /** Closes all, to be restored another time. */
    public void release() {
        forwards.forwards()
                .latest()
                .known()
                .ifPresent(open -> open.forEach(forward -> forwards.close(forward.target())));
    }

    @Override
    public Live<List<Forward>> forwards() {
        return forwards.forwards();
    }

    @Override
    public Outcome<Forward> open(ForwardTarget target, int localPort) {
        Outcome<Forward> outcome = forwards.open(target, localPort);
        if (outcome instanceof Outcome.Success<Forward>(var opened, var notes)) {
            memory.keepForward(new SavedForward(opened.target(), opened.localPort(), isRestored(opened.target())));
        }
        return outcome;
    }

    @Override
    public void close(ForwardTarget target) {
        forwards.close(target);
        memory.forgetForward(target);
    }
}
