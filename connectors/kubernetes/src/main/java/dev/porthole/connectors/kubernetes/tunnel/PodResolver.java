package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.kubernetes.server.ApiException;

/** Finds the pod that a tunnel's connections go to, anew each time it is asked. */
public interface PodResolver {

    /** What it leads to, in words a person knows: "svc/web:80 in shop", "pod/web-0:8080 in shop". */
    String target();

    /**
     * Where to go now.
     *
     * @param preferred the pod of the last connection, to stay with while it will do; empty when there was none
     * @throws ApiException when the API server could not be asked
     */
    Resolution resolve(String preferred, Deadline deadline) throws ApiException;
}
