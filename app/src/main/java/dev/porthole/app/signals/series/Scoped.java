package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.SignalScope;
import java.util.ArrayList;
import java.util.List;

/** Series that were given names already, narrowed to the names of a scope: what selectors cannot do. */
public final class Scoped {

    private Scoped() {}

    public static Vector to(SignalScope scope, Vector named) {
        Vector wanted = new Vector("vector(1)");
        List<String> on = new ArrayList<>();
        String namespace = scope.only().get(Grouping.NAMESPACE.label());
        String service = scope.only().get(Grouping.SERVICE.label());
        if (!namespace.isEmpty()) {
            wanted = wanted.label(NamingLabels.NAMESPACE, literal(namespace), "", "");
            on.add(NamingLabels.NAMESPACE);
        }
        if (!service.isEmpty()) {
            wanted = wanted.label(NamingLabels.SERVICE, literal(service), "", "");
            on.add(NamingLabels.SERVICE);
        }
        return on.isEmpty() ? named : named.andOn(on, wanted);
    }

    /** A value as label_replace takes it: "$" begins a group there. */
    private static String literal(String value) {
        return value.replace("$", "$$");
    }
}
