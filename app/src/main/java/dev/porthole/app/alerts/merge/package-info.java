/**
 * Several Alertmanagers taken as one: all are asked at the same time, what they tell is merged, and who does not answer
 * is told beside it. Called by the connections; must not know how a server is found or reached.
 */
@NullMarked
package dev.porthole.app.alerts.merge;

import org.jspecify.annotations.NullMarked;
