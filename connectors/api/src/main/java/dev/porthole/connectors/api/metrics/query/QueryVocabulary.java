package dev.porthole.connectors.api.metrics.query;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricMetadata;
import java.util.List;

/** The names that a server knows. May ask it, within a limit of its own. */
public interface QueryVocabulary {

    /** Every metric that has series, by name; type and help are empty where nothing is known. */
    Outcome<List<MetricMetadata>> metrics();

    /** The labels of the series that {@code selector} selects; all when it is empty. */
    Outcome<List<String>> labelNames(List<Matcher> selector);

    /** The values of one label over the series that {@code selector} selects. */
    Outcome<List<String>> labelValues(String label, List<Matcher> selector);
}
