/**
 * Matchers as text, by Alertmanager's rules, and many label sets tested against them. Called by connectors that write
 * filters, and by whoever lets a person type matchers; must not know alerts.
 */
@NullMarked
package dev.porthole.connectors.api.matching;

import org.jspecify.annotations.NullMarked;
