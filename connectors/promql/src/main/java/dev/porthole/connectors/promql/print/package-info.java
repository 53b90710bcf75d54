/** From PromQL's syntax tree to a text. Called by whoever made or changed a tree; must not know parsers. */
@NullMarked
package dev.porthole.connectors.promql.print;

import org.jspecify.annotations.NullMarked;
