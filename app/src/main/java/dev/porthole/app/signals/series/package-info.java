/**
 * How series become things that are counted once: the families of metrics that are known, who tells them, how each series is
 * named, and expressions over them. Only the signals work here; it knows no signal and no answer.
 */
@NullMarked
package dev.porthole.app.signals.series;

import org.jspecify.annotations.NullMarked;
