/**
 * What fields some lines have: how many of them, and which values. Panes and sources that cannot count call it; it knows
 * nothing of how lines are found.
 */
@NullMarked
package dev.porthole.connectors.api.logs.fields;

import org.jspecify.annotations.NullMarked;
