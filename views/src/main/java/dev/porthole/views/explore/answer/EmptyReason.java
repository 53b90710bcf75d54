package dev.porthole.views.explore.answer;

import dev.porthole.connectors.api.Matcher;
import java.time.Instant;
import java.util.List;

/** Why a right query has an empty answer. */
public sealed interface EmptyReason {

    /** No series has this name. {@code similar}: names that there are; may be empty. */
    record NoMetric(String name, List<String> similar) implements EmptyReason {
        public NoMetric {
            similar = List.copyOf(similar);
        }
    }

    /** The metric has series, but none that fits this condition. {@code values}: some that the label has. */
    record NoValue(String metric, Matcher matcher, List<String> values) implements EmptyReason {
        public NoValue {
            values = List.copyOf(values);
        }
    }

    /** Each condition fits some series, all of them together none. */
    record NoneTogether(String metric) implements EmptyReason {}

    /** What had the series cannot be scraped. */
    record TargetDown(String target, String error) implements EmptyReason {}

    /** The series ended, at the latest then. */
    record Ended(String metric, Instant last) implements EmptyReason {}

    /** There are samples now, but too few in the windows that the query looks at: a counter that has just begun or was reset. */
    record TooFewSamples() implements EmptyReason {}

    /** There are samples, which a comparison or the matching of labels has left out. */
    record LeftOut() implements EmptyReason {}

    /** What could tell why did not answer. */
    record Unknown() implements EmptyReason {}
}
