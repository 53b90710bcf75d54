package dev.porthole.connectors.api.workloads;

import java.util.Optional;

/** Keeps the evidence of restarts that happened while it watched. */
@FunctionalInterface
public interface RestartArchive {

    /** An archive that keeps nothing. */
    RestartArchive NONE = restart -> Optional.empty();

    /** Empty while it is being gathered, and for restarts from before. */
    Optional<RestartEvidence> of(ContainerRestart restart);
}
