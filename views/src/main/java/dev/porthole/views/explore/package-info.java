/**
 * The Metrics page: questions in the server's own language, their answers as table and chart, and what an empty answer means.
 * Made by the window; must not know the language's grammar, which is behind a port.
 */
@NullMarked
package dev.porthole.views.explore;

import org.jspecify.annotations.NullMarked;
