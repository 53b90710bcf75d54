package dev.porthole.connectors.api.logs.fields;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;

/**
 * Looks at a bounded number of a query's lines to say what fields they have: one page, never an aggregation over all of
 * them, so that it costs a search server no more than showing them.
 */
public final class FieldSurvey {

    /** Enough for shares that a person can rely on, and no more than one page of a cheap search. */
    private static final int LINES = 500;

    private static final int TOP = 10;

    private final LogSource source;

    public FieldSurvey(LogSource source) {
        this.source = source;
    }

    public Outcome<FieldProfiles> of(LogQuery query, Deadline deadline) {
        return source.fields(deadline)
                .then(known -> source.search(query, null, LINES, deadline)
                        .map(page -> new FieldCount().addAll(page.entries()).profiles(known, TOP)));
    }
}
