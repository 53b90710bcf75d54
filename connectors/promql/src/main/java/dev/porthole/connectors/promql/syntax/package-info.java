/**
 * PromQL's words and its syntax tree, with the place of each node in the text. Read by whoever has parsed a query; must
 * not know how text becomes a tree, nor what a query comes to.
 */
@NullMarked
package dev.porthole.connectors.promql.syntax;

import org.jspecify.annotations.NullMarked;
