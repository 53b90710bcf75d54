/**
 * Log lines grouped by what is the same in them: tokens, masks, the tree of templates, and what is counted of each. Called
 * by views and by what looks for changes. It knows no server; lines are given to it.
 */
@NullMarked
package dev.porthole.connectors.api.logs.patterns;

import org.jspecify.annotations.NullMarked;
