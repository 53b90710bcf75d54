/**
 * Routes and receivers: who is told of what, and a test alert that goes its way. Called by the page of alerts; must not
 * know how Alertmanager is reached.
 */
@NullMarked
package dev.porthole.views.alerts.routes;

import org.jspecify.annotations.NullMarked;
