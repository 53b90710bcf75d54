/**
 * Telling people of alerts: what is new and worth a word, by the settings of a person, and the words. Called by windows; how
 * it reaches eyes and ears is below, in {@code desktop}.
 */
@NullMarked
package dev.porthole.app.alerts.telling;

import org.jspecify.annotations.NullMarked;
