/**
 * What is asked of logs: text, pills, levels, and what of it is marked in a line. Knows neither sources nor rows.
 */
@NullMarked
package dev.porthole.views.logs.query;

import org.jspecify.annotations.NullMarked;
