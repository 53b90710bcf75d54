package dev.porthole.connectors.kubernetes.discovery.operator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's servers have in common.
 *
 * @param routePrefix where the server's own paths begin; the path of the external URL when it is not there
 * @param externalUrl under which people reach it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OperatedSpec(
        @Nullable String routePrefix, @Nullable String externalUrl) {

    static final OperatedSpec NONE = new OperatedSpec(null, null);
}
