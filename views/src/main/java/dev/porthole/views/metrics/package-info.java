/**
 * The drill-down from a number into its chart: the signal by what its labels offer, since when it is out of its normal
 * band, who is affected, and what changed near that moment. It asks signals by {@code SignalHistory} and is told what
 * changed by {@code ChangeSource}; it knows nothing of PromQL's grammar, of logs or of pods, and tells its listener what
 * was chosen.
 */
@NullMarked
package dev.porthole.views.metrics;

import org.jspecify.annotations.NullMarked;
