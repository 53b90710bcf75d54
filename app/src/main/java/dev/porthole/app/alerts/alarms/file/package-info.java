/**
 * Alarms as files: read from YAML with every mistake at its place, watched, and written as rules for Prometheus. Called by
 * sessions, windows and the command line; asks no cluster anything.
 */
@NullMarked
package dev.porthole.app.alerts.alarms.file;

import org.jspecify.annotations.NullMarked;
