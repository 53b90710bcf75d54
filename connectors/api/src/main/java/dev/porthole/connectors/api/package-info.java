/** The vocabulary every connector, view and the app share: outcomes, observations, labels, time. No I/O here. */
@NullMarked
package dev.porthole.connectors.api;

import org.jspecify.annotations.NullMarked;
