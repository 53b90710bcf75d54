package dev.porthole.connectors.kubernetes.discovery.operator;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** A Prometheus that the operator runs. */
@Group("monitoring.coreos.com")
@Version("v1")
@Plural("prometheuses")
public final class Prometheus extends CustomResource<OperatedSpec, Void> implements Namespaced {

    @Override
    protected OperatedSpec initSpec() {
        return OperatedSpec.NONE;
    }
}
