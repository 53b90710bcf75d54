/**
 * Lines grouped by what they say: asks for a sample of them, counts, and shows what is new first. Stands in the log pane in
 * place of its rows. The grouping itself is in {@code connectors.api.logs.patterns}.
 */
@NullMarked
package dev.porthole.views.logs.patterns;

import org.jspecify.annotations.NullMarked;
