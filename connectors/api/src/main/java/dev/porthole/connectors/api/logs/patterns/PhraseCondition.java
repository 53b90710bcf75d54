package dev.porthole.connectors.api.logs.patterns;

import java.util.List;

/** Says in KQL, as the condition of a filter, that lines have all of some phrases. */
@FunctionalInterface
public interface PhraseCondition {
    String of(List<String> phrases);
}
