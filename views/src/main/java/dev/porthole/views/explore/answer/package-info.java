/**
 * Asking one query and finding out why an answer is empty. Called by the page's model; must not know the screen, nor the
 * language's grammar.
 */
@NullMarked
package dev.porthole.views.explore.answer;

import org.jspecify.annotations.NullMarked;
