/**
 * What a view needs of a metric server's query language without knowing its grammar: what is wrong, what the pieces are, what
 * may come next, and changes by a click. Implemented beside the language; given to views by the app.
 */
@NullMarked
package dev.porthole.connectors.api.metrics.query;

import org.jspecify.annotations.NullMarked;
