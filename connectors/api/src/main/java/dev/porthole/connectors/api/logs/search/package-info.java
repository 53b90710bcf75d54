/**
 * Ways to go through lines that cost little: the nearest time first, then wider; around a line; one question at a time. They
 * work over whatever source of logs there is. Panes call them, off the UI thread.
 */
@NullMarked
package dev.porthole.connectors.api.logs.search;

import org.jspecify.annotations.NullMarked;
