/**
 * Changes of a query that leave all else as it is written. Called through the language port, by boards and Explore; must
 * not know who asked, nor how a query is read.
 */
@NullMarked
package dev.porthole.connectors.promql.edit;

import org.jspecify.annotations.NullMarked;
