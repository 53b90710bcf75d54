/**
 * Alarms for clusters that have no rules of their own: definitions, evaluated here on the signals as Prometheus evaluates
 * alerting rules. Called by sessions; knows no windows and no files, and nobody that is told.
 */
@NullMarked
package dev.porthole.app.alerts.alarms;

import org.jspecify.annotations.NullMarked;
