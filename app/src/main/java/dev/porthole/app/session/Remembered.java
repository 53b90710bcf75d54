package dev.porthole.app.session;

import dev.porthole.app.alerts.silences.RememberedSilences;
import dev.porthole.views.alerts.silences.SilenceMemory;
import dev.porthole.views.explore.QueryHistory;

/** What pages remember of what was done in them. */
public record Remembered(QueryHistory.Keeper queries, SilenceMemory silences) {

    /** Forgets everything with the window. */
    public static final Remembered NOWHERE = new Remembered(RememberedQueries.NOWHERE, RememberedSilences.NOWHERE);
}
