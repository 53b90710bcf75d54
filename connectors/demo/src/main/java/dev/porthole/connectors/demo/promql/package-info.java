/** PromQL: its text, its syntax tree, and its evaluation over raw samples from anywhere. Knows nothing of the demo. */
@NullMarked
package dev.porthole.connectors.demo.promql;

import org.jspecify.annotations.NullMarked;
