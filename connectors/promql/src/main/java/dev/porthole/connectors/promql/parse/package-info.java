/**
 * From PromQL's text to its syntax tree, with the types checked as Prometheus 3 does. Called by whoever is given a query:
 * the edits, the language port, the demo's evaluator; must not know what any of them does with the tree.
 */
@NullMarked
package dev.porthole.connectors.promql.parse;

import org.jspecify.annotations.NullMarked;
