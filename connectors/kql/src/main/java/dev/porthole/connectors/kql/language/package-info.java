/**
 * KQL as the window sees it: mistakes, completion at the caret, conditions as filters, and lines in memory. Called through
 * {@code connectors.api.logs.query}; knows the syntax tree and no server.
 */
@NullMarked
package dev.porthole.connectors.kql.language;

import org.jspecify.annotations.NullMarked;
