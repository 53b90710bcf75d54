/**
 * What a PromQL syntax tree comes to over raw samples from anywhere. Called by the sample cluster's metrics and rules; knows
 * nothing of the demo, nor of PromQL's text.
 */
@NullMarked
package dev.porthole.connectors.demo.promql;

import org.jspecify.annotations.NullMarked;
