/** The sample shop's metrics, in the shapes of the usual exporters, and its alerting rules. */
@NullMarked
package dev.porthole.connectors.demo.metrics;

import org.jspecify.annotations.NullMarked;
