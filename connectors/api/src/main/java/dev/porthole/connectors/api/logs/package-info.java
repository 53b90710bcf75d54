/** Logs: queries, pages, histograms, from a search server or from the pods themselves. */
@NullMarked
package dev.porthole.connectors.api.logs;

import org.jspecify.annotations.NullMarked;
