/**
 * The one cleaner for text from outside: names, labels, lines and answers of servers and programs, before they reach a
 * failure, a terminal, the screen or an export. Everybody may call it; it knows nobody.
 */
@NullMarked
package dev.porthole.connectors.api.text;

import org.jspecify.annotations.NullMarked;
