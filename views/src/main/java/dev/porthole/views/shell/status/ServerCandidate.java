package dev.porthole.views.shell.status;

import dev.porthole.connectors.api.Failure;
import dev.porthole.views.i18n.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * A Service of the cluster that may be the server of a connection.
 *
 * @param id what it is chosen by
 * @param product that it seems to be
 * @param where such as "svc/prometheus-server:80 in monitoring"
 * @param chosen by a person, rather than by its score
 * @param open whether the connection goes there now
 * @param problem why it was not taken when it was tried last
 * @param secret where its chart may have left the password that it wants; empty when it wants none, or nobody knows
 */
public record ServerCandidate(
        String id,
        String product,
        String where,
        Likelihood likelihood,
        boolean chosen,
        boolean open,
        Optional<Failure> problem,
        Optional<String> secret) {

    /** @param score higher is likelier */
    public record Likelihood(int score, List<Phrase> reasons) {

        public Likelihood {
            reasons = List.copyOf(reasons);
        }
    }

    public int score() {
        return likelihood.score();
    }

    public List<Phrase> reasons() {
        return likelihood.reasons();
    }
}
