package dev.porthole.connectors.api.metrics.query;

import dev.porthole.connectors.api.Detail;

/** What is wrong from {@code start} to before {@code end}; both are the text's length when it ends too early. */
public record QueryMistake(int start, int end, Detail detail) {}
