/** What each piece of a text is, right or wrong. Called through the language port; must not know colours. */
@NullMarked
package dev.porthole.connectors.promql.highlight;

import org.jspecify.annotations.NullMarked;
