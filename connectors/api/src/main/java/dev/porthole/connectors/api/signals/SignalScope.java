package dev.porthole.connectors.api.signals;

import dev.porthole.connectors.api.Labels;

/**
 * The part of a cluster that is asked about.
 *
 * @param only labels of groupings ("namespace", "service", "node", "pod", "route" ...) and the values they must have; a
 *     label that a signal does not have does not narrow it: CPU of the nodes is the same for each namespace
 */
public record SignalScope(Labels only) {

    /** Everything. */
    public static final SignalScope CLUSTER = new SignalScope(Labels.EMPTY);

    /** One namespace; everything when it is empty. */
    public static SignalScope namespace(String namespace) {
        return namespace.isEmpty() ? CLUSTER : new SignalScope(Labels.of(Grouping.NAMESPACE.label(), namespace));
    }

    public static SignalScope service(String namespace, String service) {
        return namespace(namespace).and(Grouping.SERVICE, service);
    }

    /** Narrower by one label. */
    public SignalScope and(Grouping grouping, String value) {
        return value.isEmpty() ? this : new SignalScope(only.with(grouping.label(), value));
    }
}
