/**
 * What can be asked of a cluster, whoever measures it: named quantities, how they can be split, and what is doubtful
 * about an answer. Charts, drill-down, alerts and Explore's suggestions ask here; they know neither families of metrics
 * nor PromQL. Implemented by the signals of the application.
 */
@NullMarked
package dev.porthole.connectors.api.signals;

import org.jspecify.annotations.NullMarked;
