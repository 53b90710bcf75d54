package dev.porthole.views.gallery;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.status.ServerCandidate;
import dev.porthole.views.shell.status.ServerChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two servers to choose from; keeps what was chosen. */
public final class SampleServers implements ServerChoice {

    public final List<String> chosen = new ArrayList<>();
    public final List<String> unlocked = new ArrayList<>();

    private final SampleLive<List<ServerCandidate>> live = new SampleLive<>(new Observation.Fresh<>(
            List.of(
                    new ServerCandidate(
                            "logging/elasticsearch-master:9200",
                            "Elasticsearch",
                            "svc/elasticsearch-master:9200 in logging",
                            new ServerCandidate.Likelihood(
                                    190,
                                    List.of(
                                            Phrase.of("candidate.reason.LABELS", "Elasticsearch"),
                                            Phrase.of("candidate.reason.PORT", "9200"))),
                            false,
                            false,
                            Optional.of(
                                    new Failure.Unauthorized("Elasticsearch", "missing authentication credentials")),
                            Optional.of("secret elasticsearch-master-credentials in logging")),
                    new ServerCandidate(
                            "logging/kibana-kibana:5601",
                            "Kibana",
                            "svc/kibana-kibana:5601 in logging",
                            new ServerCandidate.Likelihood(
                                    160, List.of(Phrase.of("candidate.reason.NAME", "kibana-kibana"))),
                            true,
                            true,
                            Optional.empty(),
                            Optional.empty())),
            Instant.EPOCH,
            List.of()));

    @Override
    public Live<List<ServerCandidate>> candidates() {
        return live;
    }

    @Override
    public void choose(String id) {
        chosen.add(id);
    }

    @Override
    public void unlock(String id) {
        unlocked.add(id);
    }
}
