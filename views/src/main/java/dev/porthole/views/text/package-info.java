/**
 * What is shown in words and figures, each once: numbers with units, spans and times, tones, sentences of failures, text made
 * visible. Every room calls it; it knows none of them.
 */
@NullMarked
package dev.porthole.views.text;

import org.jspecify.annotations.NullMarked;
