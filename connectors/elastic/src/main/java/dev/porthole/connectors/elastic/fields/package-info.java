/**
 * What the fields of log indices mean, and the conditions on them in the search server's query DSL. Called by the log source in
 * the room above; it asks nobody and knows no transport.
 */
@NullMarked
package dev.porthole.connectors.elastic.fields;

import org.jspecify.annotations.NullMarked;
