/**
 * What may come next in a query, told by what stands before the caret. Called through the language port; asks a vocabulary
 * for names, and must not know where that has them from.
 */
@NullMarked
package dev.porthole.connectors.promql.completion;

import org.jspecify.annotations.NullMarked;
